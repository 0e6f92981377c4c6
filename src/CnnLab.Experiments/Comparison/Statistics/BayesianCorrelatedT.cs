using MathNet.Numerics.Distributions;

namespace CnnLab.Experiments;

/// <summary>
/// The Bayesian correlated t-test (Corani and Benavoli 2015; Benavoli and others 2017): how probable it is that one
/// variant is better, or that the two are equivalent in practice. The posterior of the mean difference is a t
/// distribution with the corrected standard error, because the correlation of the folds is taken to be
/// n_test / (n_test + n_train).
/// </summary>
public static class BayesianCorrelatedT
{
    /// <summary>The probabilities.</summary>
    /// <param name="differences">The first variant's values minus the second one's.</param>
    /// <param name="testToTraining">Scored images over images learned from.</param>
    /// <param name="rope">
    /// The region of practical equivalence: mean differences of at most this size do not matter to anyone.
    /// </param>
    /// <param name="goal">Which values are the better ones.</param>
    public static TestAnswer<BayesianResult> Test(
        IReadOnlyList<double> differences, double testToTraining, double rope, MetricGoal goal)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rope);
        var test = CorrectedResampledT.Test(differences, testToTraining);
        return test.IsThere
            ? TestAnswers.Of(Probabilities(test.Result, rope, goal))
            : TestAnswers.None<BayesianResult>(test.Reason);
    }

    private static BayesianResult Probabilities(ResampledTResult test, double rope, MetricGoal goal)
    {
        var below = Below(test, -rope, test.MeanDifference);
        // By the distribution's symmetry; one minus the other tail would lose its digits.
        var above = Below(test, -rope, -test.MeanDifference);
        var equivalent = Math.Max(0, 1 - (below + above));
        return goal == MetricGoal.Maximize
            ? new BayesianResult(above, equivalent, below, rope)
            : new BayesianResult(below, equivalent, above, rope);
    }

    private static double Below(ResampledTResult test, double limit, double mean) =>
        StudentT.CDF(mean, test.StandardError, test.DegreesOfFreedom, limit);
}
