namespace CnnLab.Engine;

/// <summary>A tensor as files of weights hold it.</summary>
/// <param name="Name">Layer and parameter, <c>conv1/kernel</c>.</param>
/// <param name="Dimensions">Its shape, outermost first.</param>
/// <param name="Values">Its numbers, row-major.</param>
public sealed record NamedTensor(string Name, int[] Dimensions, ReadOnlyMemory<float> Values);
