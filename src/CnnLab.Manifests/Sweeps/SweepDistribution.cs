namespace CnnLab.Manifests;

/// <summary>What a parameter of a random sweep is drawn from.</summary>
public enum SweepDistribution
{
    /// <summary>Any number from <c>min</c> to <c>max</c>.</summary>
    Uniform,

    /// <summary>Any number from <c>min</c> to <c>max</c> whose logarithm is uniform: for learning rates.</summary>
    LogUniform,

    /// <summary>A whole number from <c>min</c> to <c>max</c>, both included.</summary>
    Integer,

    /// <summary>One of <c>values</c>.</summary>
    Choice,
}
