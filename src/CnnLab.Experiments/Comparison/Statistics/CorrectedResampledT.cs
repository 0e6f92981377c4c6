using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CnnLab.Experiments;

/// <summary>
/// The corrected resampled t-test of Nadeau and Bengio (2003), for two variants on the same folds of one data set:
/// <c>t = mean(d) / sqrt((1/J + n_test/n_train) s²)</c> with J - 1 degrees of freedom. The training sets of the folds
/// overlap, so their differences are no independent sample and the plain paired t-test finds differences where there
/// are none. The correction was derived for random splits; for k folds it is a heuristic.
/// </summary>
public static class CorrectedResampledT
{
    /// <summary>
    /// Two differences leave one degree of freedom: their t must exceed 12.7, and their spread is hardly an estimate.
    /// </summary>
    public const int FewestDifferences = 3;

    /// <summary>The test of J differences.</summary>
    /// <param name="differences">One variant's values minus another's, of every fold of every repeat.</param>
    /// <param name="testToTraining">
    /// Scored images over images learned from: <c>1 / (k - 1)</c> for k folds, see <see cref="RatioOfFolds"/>.
    /// </param>
    /// <param name="confidence">The confidence of the interval.</param>
    public static TestAnswer<ResampledTResult> Test(
        IReadOnlyList<double> differences, double testToTraining, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(testToTraining);
        if (differences.Count < FewestDifferences)
        {
            return TestAnswers.TooFew<ResampledTResult>(
                "folds", differences.Count, FewestDifferences, "fewer do not tell the spread of their differences");
        }

        var d = PairedDifferences.Checked(differences);
        return PairedDifferences.WithoutSpread(d) is { } reason
            ? TestAnswers.None<ResampledTResult>(reason)
            : TestAnswers.Of(Numbers(d, testToTraining, confidence));
    }

    /// <summary>Scored images over images learned from, <c>1 / (k - 1)</c>.</summary>
    public static double RatioOfFolds(int folds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        return 1.0 / (folds - 1);
    }

    private static ResampledTResult Numbers(double[] d, double testToTraining, double confidence)
    {
        var (mean, deviation, freedom) = (d.Mean(), d.StandardDeviation(), d.Length - 1);
        var error = Math.Sqrt((1.0 / d.Length) + testToTraining) * deviation;
        var t = mean / error;
        var reach = StudentT.InvCDF(0, 1, freedom, (1 + confidence) / 2) * error;
        return new ResampledTResult(
            mean,
            deviation,
            error,
            t,
            freedom,
            // The lower tail, whose digits do not drown in those of 1.
            2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)),
            new Interval(mean - reach, mean + reach, confidence));
    }
}
