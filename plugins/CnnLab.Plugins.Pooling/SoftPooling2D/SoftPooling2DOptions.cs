namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="SoftPooling2D"/>.</summary>
public sealed record SoftPooling2DOptions : PoolingOptions;
