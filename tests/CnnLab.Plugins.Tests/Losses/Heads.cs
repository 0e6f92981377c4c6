using CnnLab.Plugins.Activations;

namespace CnnLab.Plugins.Tests.Losses;

/// <summary>What a network can end with, and whether the loss has taken it over.</summary>
internal static class Heads
{
    private static readonly string[] ClassNames = [.. Enumerable.Range(0, 10).Select(i => $"class {i}")];

    /// <summary>The predictions are the network's outputs.</summary>
    public static readonly MetricSite Own = new(null, ClassNames);

    public static readonly MetricSite SoftmaxTaken = new(new SoftmaxActivation(), ClassNames);

    public static readonly MetricSite SigmoidTaken = new(new SigmoidActivation(), ClassNames);

    /// <summary>The predictions are the network's outputs, of classes with these names.</summary>
    public static MetricSite Named(params string[] classNames) => new(null, classNames);
}
