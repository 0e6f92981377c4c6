namespace CnnLab.Experiments;

/// <summary>Finds out what can be said on one data set.</summary>
internal sealed class BlockAnalysis
{
    private readonly ComparisonBlock _block;
    private readonly IReadOnlyList<string> _variants;
    private readonly ComparisonQuestion _question;
    private readonly ComparisonLayout _layout;
    private readonly RecordedPredictions _predictions;

    /// <param name="block">The runs and their values.</param>
    /// <param name="variants">All variants of the comparison.</param>
    /// <param name="isPicked">Whether there are other choices to pick a winner from.</param>
    /// <param name="question">What is asked.</param>
    public BlockAnalysis(
        ComparisonBlock block, IReadOnlyList<string> variants, bool isPicked, ComparisonQuestion question)
    {
        (_block, _variants, _question) = (block, variants, question);
        _layout = block.Layout with { WinnerPickedOnScores = isPicked };
        // Only then is there one network for each variant, and being right is what the metric counts.
        _predictions = RecordedPredictions.Read(
            _layout is { Folds: 1, Repeats: 1, Seeds: 1 } && question.Metric == "test_accuracy" ? block.Cells : []);
        _layout = _layout with { HasPredictions = _predictions.Count > 1 };
    }

    public bool HasPredictions => _layout.HasPredictions;

    public BlockResult Result()
    {
        var choice = NothingToPair() is { } why
            ? new TestChoice(ComparisonTest.None, why, [], TestChoice.For(_layout).Warnings)
            : TestChoice.For(_layout);
        return new BlockResult(_block, choice, Scores(choice), Pairs(choice));
    }

    private ComparisonCell? Cell(string variant) => _block.Cells.FirstOrDefault(cell => cell.Variant == variant);

    private string? NothingToPair() =>
        _block.Cells is [var only] ? $"Only {only.Variant} has values here: there is nothing to compare it with."
        : _question.Baseline is { } baseline && Cell(baseline) is null
            ? $"The baseline {baseline} has no values here, and the others are tested against it."
        : null;

    private IReadOnlyList<VariantScore> Scores(TestChoice choice)
    {
        var cells = _variants.Select(Cell).ToArray();
        var values = Array.ConvertAll(cells, cell => cell is null ? [] : PairAnalysis.Values(cell, choice.Test));
        var summaries = Array.ConvertAll(values, MetricSummary.From);
        double[] means = [.. summaries.Select(summary => summary.Mean).OfType<double>()];
        var ranks = means.Length > 0 ? RankTable.Of([means], _question.Goal).Ranks[0] : [];
        var ranked = 0;
        return
        [
            .. _variants.Select((variant, i) => new VariantScore(
                variant,
                values[i],
                summaries[i].Mean,
                summaries[i].Std,
                IntervalOf(values[i], choice),
                summaries[i].Mean is null ? null : ranks[ranked++],
                cells[i]?.Runs.Average(run => run.Summary.Seconds),
                cells[i])),
        ];
    }

    private TestAnswer<Interval> IntervalOf(IReadOnlyList<double?> values, TestChoice choice)
    {
        double[] numbers = [.. values.OfType<double>()];
        if (values.Count == 0 || numbers.Length < values.Count)
        {
            return TestAnswers.None<Interval>("Not all of its values are there.");
        }

        if (choice.Test == ComparisonTest.TrainingNoise)
        {
            return TestAnswers.None<Interval>(
                "The trainings share their samples: their spread does not tell how it would do on others.");
        }

        var test = CorrectedResampledT.Test(numbers, _block.TestToTraining, 1 - _question.Alpha);
        return test.IsThere ? TestAnswers.Of(test.Result.Interval) : TestAnswers.None<Interval>(
            numbers.Length < CorrectedResampledT.FewestDifferences
                ? $"Too few values: {numbers.Length}. At least {CorrectedResampledT.FewestDifferences} are needed, "
                    + "because fewer do not tell their spread."
                : "All values are the same: they have no spread.");
    }

    private IReadOnlyList<PairResult> Pairs(TestChoice choice)
    {
        if (NothingToPair() is not null)
        {
            return [];
        }

        string[] variants = [.. _variants.Where(variant => Cell(variant) is not null)];
        int? baseline = _question.Baseline is { } name ? Array.IndexOf(variants, name) : null;
        var pairs = PairTests.Pairs(variants.Length, baseline).ToArray();
        var analysis = new PairAnalysis(_block, _layout, choice, _question, _predictions, pairs.Length);
        var results = Array.ConvertAll(
            pairs, pair => analysis.Of(Cell(variants[pair.First])!, Cell(variants[pair.Second])!));
        // A pair without a p-value was looked at like the others, so it counts in the size of the family.
        var adjusted = Holm.Adjust(Array.ConvertAll(results, result => result.PValue ?? 1));
        return [.. results.Select((result, i) => analysis.Judged(result, adjusted[i]))];
    }
}
