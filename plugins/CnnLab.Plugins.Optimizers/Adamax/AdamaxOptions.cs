namespace CnnLab.Plugins.Optimizers;

/// <summary>The options of <see cref="AdamaxOptimizer"/>.</summary>
public sealed record AdamaxOptions : MomentOptions;
