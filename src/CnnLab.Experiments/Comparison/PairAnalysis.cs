namespace CnnLab.Experiments;

/// <summary>Tests pairs of variants on one data set.</summary>
/// <param name="block">The data set.</param>
/// <param name="layout">What there is on it.</param>
/// <param name="choice">The test for it.</param>
/// <param name="question">What is asked.</param>
/// <param name="predictions">Whether each scored image is predicted right, of the variants that recorded it.</param>
/// <param name="family">How many pairs are tested.</param>
internal sealed class PairAnalysis(
    ComparisonBlock block,
    ComparisonLayout layout,
    TestChoice choice,
    ComparisonQuestion question,
    RecordedPredictions predictions,
    int family)
{
    private const double Power = 0.8;

    /// <summary>The values that are compared: of folds, or of trainings on the same samples.</summary>
    public static IReadOnlyList<double?> Values(ComparisonCell cell, ComparisonTest test) =>
        test == ComparisonTest.TrainingNoise ? [.. cell.Scores.Select(score => score.Value)] : cell.FoldValues;

    /// <summary>A pair by itself: nothing is adjusted, and nobody has won.</summary>
    public PairResult Of(ComparisonCell first, ComparisonCell second)
    {
        var unpaired = Unpaired(first, second);
        double[] differences = unpaired is null ? Differences(first, second) : [];
        var t = ResampledT(differences, unpaired);
        var mcNemar = Predicted(first.Variant, second.Variant, unpaired);
        return new PairResult(
            first.Variant,
            second.Variant,
            differences,
            t,
            mcNemar,
            choice.Test switch
            {
                ComparisonTest.CorrectedResampledT => t.Result?.PValue,
                ComparisonTest.McNemar => mcNemar.Result?.PValue,
                _ => null,
            },
            HolmPValue: null,
            Winner: null,
            differences.Length > 0 ? EffectSizes.Of(differences) : null,
            Bayesian(differences, t),
            Needed(t));
    }

    /// <summary>The pair with its adjusted p-value, and the better variant if that is below alpha.</summary>
    public PairResult Judged(PairResult pair, double adjusted) => pair.PValue is null ? pair : pair with
    {
        HolmPValue = adjusted,
        Winner = adjusted < question.Alpha ? FirstIsBetter(pair) ? pair.First : pair.Second : null,
    };

    private bool FirstIsBetter(PairResult pair) => choice.Test == ComparisonTest.McNemar
        ? pair.McNemar.Result!.OnlyFirst > pair.McNemar.Result.OnlySecond
        : pair.ResampledT.Result!.MeanDifference > 0 == (question.Goal == MetricGoal.Maximize);

    private string? Unpaired(ComparisonCell first, ComparisonCell second)
    {
        if (!block.Pairing.IsPaired)
        {
            return $"The runs are not paired: {block.Pairing.Differences[0]}";
        }

        var incomplete = new[] { first, second }.FirstOrDefault(cell => cell.Scores.Any(score => score.Value is null));
        return incomplete is null ? null : $"Not all folds of {incomplete.Variant} have a value.";
    }

    private double[] Differences(ComparisonCell first, ComparisonCell second) => PairedDifferences.Of(
        [.. Values(first, choice.Test).OfType<double>()], [.. Values(second, choice.Test).OfType<double>()]);

    private TestAnswer<ResampledTResult> ResampledT(double[] differences, string? unpaired) =>
        unpaired is not null ? TestAnswers.None<ResampledTResult>(unpaired)
        : layout.Folds == 1 && layout.Repeats < CorrectedResampledT.FewestDifferences
            ? TestAnswers.None<ResampledTResult>(choice.Why)
        : CorrectedResampledT.Test(differences, block.TestToTraining, 1 - question.Alpha);

    private TestAnswer<McNemarResult> Predicted(string first, string second, string? unpaired) =>
        unpaired is not null ? TestAnswers.None<McNemarResult>(unpaired)
        : layout is not { Folds: 1, Repeats: 1, Seeds: 1 }
            ? TestAnswers.None<McNemarResult>("It is for two trained networks; here each variant has several.")
        : question.Metric != "test_accuracy"
            ? TestAnswers.None<McNemarResult>("It counts right predictions, so it is for test_accuracy alone.")
        : predictions.Test(first, second);

    private TestAnswer<BayesianResult>? Bayesian(double[] differences, TestAnswer<ResampledTResult> t) =>
        question.Rope is not { } rope ? null
        : t.IsThere ? BayesianCorrelatedT.Test(differences, block.TestToTraining, rope, question.Goal)
        : TestAnswers.None<BayesianResult>(t.Reason);

    private TestAnswer<ReplicationPlan>? Needed(TestAnswer<ResampledTResult> t)
    {
        if (t.Result is not { } result)
        {
            return null;
        }

        var difference = question.DifferenceOfInterest ?? Math.Abs(result.MeanDifference);
        return difference == 0
            ? TestAnswers.None<ReplicationPlan>("The observed difference is zero: no number of repeats would find it.")
            // On the safe side of Holm's adjustment, which asks the least p-value for alpha / m.
            : PowerAnalysis.RepeatsNeeded(
                difference, result.Deviation, layout.Folds, Power, question.Alpha / family, block.TestToTraining);
    }
}
