namespace CnnLab.Engine;

/// <summary>A parameter in a checkpoint.</summary>
/// <param name="Name">Layer and parameter, <c>conv1/kernel</c>.</param>
/// <param name="Dimensions">Its shape.</param>
/// <param name="Offset">Where it begins among all values.</param>
public sealed record CheckpointParameter(string Name, int[] Dimensions, int Offset);
