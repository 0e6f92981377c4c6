namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="MinPooling2D"/>.</summary>
public sealed record MinPooling2DOptions : PoolingOptions;
