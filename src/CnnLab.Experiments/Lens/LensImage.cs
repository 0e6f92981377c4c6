namespace CnnLab.Experiments;

/// <summary>An image that networks are asked about.</summary>
/// <param name="Index">Its place in the data set: what its random numbers depend on.</param>
/// <param name="Label">Its class.</param>
/// <param name="Pixels">Its values before they are standardized, <c>[channels, height, width]</c>.</param>
internal sealed record LensImage(int Index, int Label, float[] Pixels);
