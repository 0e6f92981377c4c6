namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="MedianPooling2D"/>.</summary>
public sealed record MedianPooling2DOptions : PoolingOptions;
