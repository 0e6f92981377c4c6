using CnnLab.Plugins.Activations;

namespace CnnLab.Plugins.Tests.Losses;

/// <summary>What a network can end with, and whether the loss has taken it over.</summary>
internal static class Heads
{
    /// <summary>The predictions are the network's outputs.</summary>
    public static readonly MetricSite Own = new(null);

    public static readonly MetricSite SoftmaxTaken = new(new SoftmaxActivation());

    public static readonly MetricSite SigmoidTaken = new(new SigmoidActivation());
}
