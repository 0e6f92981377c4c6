namespace CnnLab.Experiments;

/// <summary>The numbers of a corrected resampled t-test.</summary>
/// <param name="MeanDifference">The mean of the differences.</param>
/// <param name="Deviation">Their sample standard deviation, not corrected.</param>
/// <param name="StandardError">The corrected standard error of the mean.</param>
/// <param name="T">The mean over its standard error.</param>
/// <param name="DegreesOfFreedom">One less than there are differences.</param>
/// <param name="PValue">The two-sided p-value.</param>
/// <param name="Interval">The corrected interval of the mean difference.</param>
public sealed record ResampledTResult(
    double MeanDifference,
    double Deviation,
    double StandardError,
    double T,
    int DegreesOfFreedom,
    double PValue,
    Interval Interval) : IPValue;
