namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="StochasticPooling2D"/>.</summary>
public sealed record StochasticPooling2DOptions : PoolingOptions;
