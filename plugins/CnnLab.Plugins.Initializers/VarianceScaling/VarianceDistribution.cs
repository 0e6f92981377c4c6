namespace CnnLab.Plugins.Initializers;

/// <summary>The distribution that a variance is that of.</summary>
public enum VarianceDistribution
{
    /// <summary>Normal, cut off at two standard deviations and then widened so that the variance is right.</summary>
    TruncatedNormal,

    /// <summary>Normal.</summary>
    UntruncatedNormal,

    /// <summary>Uniform within <c>sqrt(3 variance)</c> of 0.</summary>
    Uniform,
}
