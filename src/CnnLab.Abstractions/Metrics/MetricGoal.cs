namespace CnnLab;

/// <summary>Which values of a metric are the better ones.</summary>
public enum MetricGoal
{
    /// <summary>The large ones, as of an accuracy.</summary>
    Maximize,

    /// <summary>The small ones, as of a loss or a time.</summary>
    Minimize,
}
