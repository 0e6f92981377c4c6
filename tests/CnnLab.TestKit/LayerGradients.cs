namespace CnnLab.TestKit;

/// <summary>What a backward pass gave.</summary>
/// <param name="Input">The gradient with respect to the input; empty when nobody wanted it.</param>
/// <param name="Parameters">The gradient of each parameter, by name.</param>
public sealed record LayerGradients(float[] Input, IReadOnlyDictionary<string, float[]> Parameters);
