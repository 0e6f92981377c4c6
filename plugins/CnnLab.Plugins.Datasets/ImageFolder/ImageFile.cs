namespace CnnLab.Plugins.Datasets;

/// <summary>An image of a folder.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its class and name, the same on every machine.</param>
/// <param name="Label">Its class.</param>
internal readonly record struct ImageFile(string Path, string Name, int Label);
