namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="NadamOptimizer"/>.</summary>
public sealed record NadamOptions : MomentOptions;
