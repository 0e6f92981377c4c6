namespace CnnLab.Engine;

/// <summary>What a parameter was at some time, told by its hash.</summary>
/// <param name="Name">Layer and parameter, <c>conv1/kernel</c>.</param>
/// <param name="Shape">Its shape, <c>[32, 1, 3, 3]</c>.</param>
/// <param name="Sha256">The sha256 of its values as little-endian 32-bit floats, lower-case hexadecimal.</param>
public sealed record ParameterHash(string Name, string Shape, string Sha256);
