namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="RAdamOptimizer"/>.</summary>
public sealed record RAdamOptions : MomentOptions;
