namespace CnnLab.Plugins.Initializers;

/// <summary>What a variance is divided by.</summary>
public enum FanMode
{
    /// <summary>The inputs of one unit: keeps the variance of what goes forward.</summary>
    FanIn,

    /// <summary>The outputs that one input reaches: keeps the variance of gradients.</summary>
    FanOut,

    /// <summary>The mean of the two.</summary>
    FanAvg,
}
