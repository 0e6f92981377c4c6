namespace CnnLab.Hosting;

/// <summary>A tensor in the header of a safetensors file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dimensions">Its shape.</param>
/// <param name="Begin">The first of its bytes behind the header.</param>
/// <param name="End">The first byte that is no longer its own.</param>
internal sealed record SafetensorsEntry(string Name, int[] Dimensions, long Begin, long End);
