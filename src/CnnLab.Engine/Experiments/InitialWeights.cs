namespace CnnLab.Engine;

/// <summary>Values that parameters begin with in every fold.</summary>
/// <param name="Tensors">By the names and shapes of <see cref="Network.Parameters"/>; maybe not all.</param>
/// <param name="Sha256">The sha256 of the file they come from, lower-case hexadecimal.</param>
public sealed record InitialWeights(IReadOnlyList<NamedTensor> Tensors, string Sha256);
