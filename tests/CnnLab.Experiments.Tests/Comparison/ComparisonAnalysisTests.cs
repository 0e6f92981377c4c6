using CnnLab.Engine;

namespace CnnLab.Experiments.Tests.Comparison;

public class ComparisonAnalysisTests
{
    private const string Accuracy = "test_accuracy";

    private static readonly double?[] Base = [0.8, 0.81, 0.79, 0.8, 0.82];

    // The differences of the golden numbers: 0.010, 0.020, 0.015, 0.005, 0.020.
    private static readonly double?[] Better = [0.81, 0.83, 0.805, 0.805, 0.84];

    private TempFolder _folder = null!;

    [SetUp]
    public void Make() => _folder = new TempFolder();

    [TearDown]
    public void Discard() => _folder.Dispose();

    [Test]
    public void Five_folds_of_two_variants_give_the_golden_numbers_from_their_directories()
    {
        var result = Analyse(new Asked { Rope = 0.001 }, Golden("average", Better), Golden("max", Base));
        var pair = result.Blocks.Single().Pairs.Single();
        var t = pair.ResampledT.Result!;
        Assert.Multiple(() =>
        {
            Assert.That(result.Choice.Test, Is.EqualTo(ComparisonTest.CorrectedResampledT));
            Assert.That((pair.First, pair.Second, pair.Winner), Is.EqualTo(("average", "max", "average")));
            Assert.That(t.MeanDifference, Is.EqualTo(0.014).Within(1e-12));
            Assert.That(t.Deviation * t.Deviation, Is.EqualTo(4.25e-5).Within(1e-12));
            Assert.That(t.T, Is.EqualTo(3.20131).Within(5e-6));
            Assert.That(pair.PValue, Is.EqualTo(0.032860).Within(5e-7));
            Assert.That(pair.HolmPValue, Is.EqualTo(pair.PValue));
            Assert.That(pair.Effects!.RankBiserial, Is.EqualTo(1));
            Assert.That(pair.Bayesian!.Result!.FirstBetter, Is.GreaterThan(0.95));
            Assert.That(pair.McNemar.Reason, Does.Contain("two trained networks"));
            Assert.That(result.Blocks[0].Scores.Select(score => score.Rank), Is.EqualTo((double?[])[1, 2]));
            Assert.That(result.Blocks[0].Scores[1].Interval.Result!.Low, Is.LessThan(0.804));
            Assert.That(result.Overall, Is.Null);
            Assert.That(result.Failed, Is.Empty);
        });
    }

    [TestCase("test_accuracy", "average")]
    [TestCase("test_loss", "max")]
    public void The_better_variant_is_that_of_the_metrics_direction(string metric, string winner)
    {
        var runs = new[] { Golden("average", Better), Golden("max", Base) }.Select(run => run with
        {
            Summary = run.Summary with
            {
                Metrics = new Dictionary<string, MetricSummary> { [metric] = run.Summary.Metrics[Accuracy] },
            },
        });
        var result = Analyse(new Asked { Metric = metric }, [.. runs]);
        var best = result.Blocks[0].Scores.Single(score => score.Rank == 1).Variant;
        Assert.That((best, result.Blocks[0].Pairs[0].Winner), Is.EqualTo((winner, winner)));
    }

    [Test]
    public void Against_a_baseline_every_other_variant_is_tested_once_and_the_baseline_is_the_second()
    {
        var result = Analyse(
            new Asked { Baseline = "max" }, Golden("average", Better), Golden("max", Base), Golden("gem", Base));
        Assert.That(result.Blocks[0].Pairs.Select(pair => (pair.First, pair.Second)),
            Is.EqualTo((IEnumerable<(string, string)>)[("average", "max"), ("gem", "max")]));
        var (tested, equal) = (result.Blocks[0].Pairs[0], result.Blocks[0].Pairs[1]);
        Assert.That(tested.HolmPValue, Is.EqualTo(2 * tested.PValue));
        Assert.That(tested.Winner, Is.Null);
        Assert.That(equal.ResampledT.Reason, Does.Contain("same value in every pair"));
    }

    [Test]
    public void A_baseline_that_is_no_variant_is_refused_with_the_near_name() =>
        Assert.That(
            () => Analyse(new Asked { Baseline = "averge" }, Golden("average", Better), Golden("max", Base)),
            Throws.TypeOf<NoComparisonException>().With.Message.Contains("Did you mean").And.Message.Contains("average"));

    [Test]
    public void Unpaired_runs_have_means_but_no_test_and_it_says_why()
    {
        var other = VariantRun.Of("average", 2, Better);
        var result = Analyse(new Asked(), Golden("max", Base), other);
        var pair = result.Blocks[0].Pairs.Single();
        Assert.That(result.Choice.Test, Is.EqualTo(ComparisonTest.None));
        Assert.That(result.Blocks[0].Scores.Select(score => score.Mean), Has.None.Null);
        Assert.That((pair.PValue, pair.Winner, pair.Differences.Count), Is.EqualTo(((double?)null, (string?)null, 0)));
        Assert.That(pair.ResampledT.Reason, Does.Contain("not paired: The seed is"));
    }

    [Test]
    public void Two_folds_are_too_few_for_a_p_value()
    {
        var result = Analyse(new Asked(), Golden("average", 0.9, 0.8), Golden("max", 0.8, 0.75));
        var pair = result.Blocks[0].Pairs.Single();
        Assert.That(pair.ResampledT.Reason, Does.Contain("Too few folds: 2"));
        Assert.That(pair.PValue, Is.Null);
        Assert.That(pair.Effects!.MeanDifference, Is.EqualTo(0.075).Within(1e-12));
    }

    [Test]
    public void Runs_without_values_are_listed_with_their_reason_and_hide_no_other()
    {
        var broken = Golden("gem", []).With(
            p => p with { Labels = new Dictionary<string, string> { [VariantRun.Factor] = "gem" } });
        var directory = broken.WriteTo(_folder);
        File.Delete(Path.Combine(directory, "result.json"));
        var diverged = Golden("soft", 0.8, null, 0.8, 0.8, 0.8);
        var result = Analyse(new Asked(), Golden("average", Better), Golden("max", Base), diverged);
        Assert.That(result.Failed.Select(run => run.Variant), Is.EquivalentTo((string[])["gem", "soft"]));
        Assert.That(result.Failed.Select(run => run.DataSet), Has.All.EqualTo("mnist"));
        var soft = result.Blocks[0].Pairs.Where(pair => pair.First == "soft" || pair.Second == "soft");
        Assert.That(soft.Select(pair => pair.ResampledT.Reason), Has.All.Contains("Not all folds of soft"));
        Assert.That(result.Blocks[0].Pairs.Single(pair => pair.PValue is not null).HolmPValue,
            Is.EqualTo(3 * 0.032860).Within(2e-6));
    }

    [Test]
    public void Six_data_sets_are_tested_over_their_means()
    {
        var runs = Enumerable.Range(0, 6).SelectMany(set => (ComparedRun[])
        [
            OnData(Golden("average", [.. Better.Select(value => value - (0.01 * set))]), set),
            OnData(Golden("max", [.. Base.Select(value => value - (0.011 * set))]), set),
            OnData(Golden("gem", [.. Base.Select(value => value - 0.1 - (0.012 * set))]), set),
        ]).ToArray();
        var overall = Analyse(new Asked { Baseline = "max" }, runs).Overall!;
        Assert.Multiple(() =>
        {
            Assert.That(overall.DataSets, Has.Count.EqualTo(6));
            Assert.That(overall.Friedman.Result!.PValue, Is.LessThan(0.001));
            Assert.That(overall.Pairs, Has.Count.EqualTo(2));
            Assert.That(overall.Pairs[0].Answer.Result!.PValue, Is.EqualTo(2 / 64.0));
            Assert.That(overall.Pairs[0].HolmPValue, Is.EqualTo(4 / 64.0));
            Assert.That(overall.Nemenyi.Result!.Groups, Has.Count.EqualTo(2));
            Assert.That(overall.Needed, Has.Count.EqualTo(2));
        });
    }

    [TestCase(7)]
    [TestCase(5)]
    public void A_data_set_that_lacks_values_is_named_beside_the_test_over_the_others(int sets)
    {
        var runs = Enumerable.Range(0, sets).SelectMany(set => (ComparedRun[])
        [
            OnData(Golden("average", set == 2 ? [0.8, null, 0.8, 0.8, 0.8] : Better), set),
            OnData(Golden("max", Base), set),
        ]).ToArray();
        var result = Analyse(new Asked(), runs);
        Assert.That(result.Choice.Why, Does.Contain(sets == 7
            ? "on 6 data sets of 7 (the others lack values)" : "Of 5 data sets 4 have all values, too few"));
        Assert.That(result.Overall?.LeftOut.Select(set => (set.Title, set.Variants.Single())),
            sets == 7 ? Is.EqualTo((IEnumerable<(string, string)>)[("mnist set 2", "average")]) : Is.Null);
    }

    [Test]
    public void Hold_outs_of_several_seeds_are_random_splits_with_a_test_and_no_trainings_on_the_same_samples()
    {
        ComparedRun Split(string variant, int seed, double? value) => VariantRun.Of(variant, (ulong)seed, value) with
        {
            Folds = FoldRecord.From(
                [new(1, 1, [.. Enumerable.Range(0, 40)], [], [.. Enumerable.Range(100 * seed, 10)], false)]),
        };
        var result = Analyse(new Asked(),
        [
            .. Better.Select((value, i) => Split("average", i + 1, value)),
            .. Base.Select((value, i) => Split("max", i + 1, value)),
        ]);
        Assert.That(result.Choice.Test, Is.EqualTo(ComparisonTest.CorrectedResampledT));
        Assert.That(result.Choice.Why, Does.StartWith("One data set, 5 random splits: their training sets overlap"));
        Assert.That(result.Choice.Assumptions, Has.None.Contains("heuristic"));
        var pair = result.Blocks[0].Pairs.Single();
        Assert.That(pair.PValue, Is.EqualTo(0.032860).Within(5e-7));
        Assert.That(pair.Needed, Is.Not.Null);
        Assert.That(result.Blocks[0].Scores[0].Interval.IsThere, Is.True);
    }

    [Test]
    public void Seeds_on_the_same_samples_show_their_spread_without_a_p_value()
    {
        var folds = Golden("max", 0.8).Folds;
        ComparedRun Of(string variant, ulong seed, double value) =>
            VariantRun.Of(variant, seed, value) with { Folds = folds };
        var result = Analyse(new Asked(), Of("max", 1, 0.8), Of("max", 2, 0.7), Of("gem", 1, 0.9), Of("gem", 2, 0.75));
        var block = result.Blocks.Single();
        Assert.That(block.Choice.Test, Is.EqualTo(ComparisonTest.TrainingNoise));
        Assert.That(block.Scores.Select(score => score.Values.Count), Has.All.EqualTo(2));
        Assert.That(block.Scores[0].Deviation, Is.Not.Null);
        Assert.That(block.Pairs[0].Differences, Has.Count.EqualTo(2));
        Assert.That(block.Pairs[0].PValue, Is.Null);
    }

    [Test]
    public void Single_networks_are_compared_by_their_recorded_predictions()
    {
        var runs = new[] { VariantRun.Of("max", 1, 0.8), VariantRun.Of("gem", 1, 0.9) };
        var directories = Array.ConvertAll(runs, run => run.WriteTo(_folder));
        var without = Analyse(new Asked());
        Assert.That(without.Blocks[0].Pairs[0].McNemar.Reason, Is.EqualTo("No predictions were recorded."));

        Predictions(directories[0], right: i => i < 10);
        Predictions(directories[1], right: i => i >= 9);
        var pair = Analyse(new Asked()).Blocks[0].Pairs[0];
        Assert.That(pair.McNemar.Result!.OnlyFirst + pair.McNemar.Result.OnlySecond, Is.EqualTo(39));
        Assert.That(pair.PValue, Is.EqualTo(pair.McNemar.Result.PValue));
        Assert.That(pair.Winner, Is.EqualTo("gem"));
    }

    [TestCase("0,0,0", ", 1 of both.")]
    [TestCase("0,0,0\n0,0,0", "has the image 0 twice")]
    [TestCase("0,zero,0", "has the line '0,zero,0'. Expected three whole numbers")]
    public void Predictions_that_are_no_pairs_or_damaged_are_a_reason_and_no_error(string lines, string reason)
    {
        var directories = Array.ConvertAll(
            [VariantRun.Of("max", 1, 0.8), VariantRun.Of("gem", 1, 0.9)], run => run.WriteTo(_folder));
        Array.ForEach(directories, directory => Predictions(directory, right: i => i < 10));
        File.WriteAllText(
            Path.Combine(directories[0], "predictions", "repeat1-fold1.csv"), $"index,label,predicted\n{lines}\n");
        var pair = Analyse(new Asked()).Blocks[0].Pairs[0];
        Assert.That((pair.McNemar.Result, pair.PValue), Is.EqualTo(((McNemarResult?)null, (double?)null)));
        Assert.That(pair.McNemar.Reason, Does.Contain(reason));
    }

    [Test]
    public void Predictions_are_of_the_same_image_wherever_it_stands_in_the_file()
    {
        var directories = Array.ConvertAll(
            [VariantRun.Of("max", 1, 0.8), VariantRun.Of("gem", 1, 0.9)], run => run.WriteTo(_folder));
        Array.ForEach(directories, directory => Predictions(directory, right: i => i < 10));
        var path = Path.Combine(directories[0], "predictions", "repeat1-fold1.csv");
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(path, [lines[0], .. lines.Skip(1).Reverse()]);
        Assert.That(Analyse(new Asked()).Blocks[0].Pairs[0].McNemar.Reason, Does.StartWith(
            "Too few images that one network alone is right about: 0."));
    }

    [Test]
    public void Blocks_of_other_choices_on_the_same_data_warn_of_picking_the_best()
    {
        ComparedRun WithRate(string variant, string rate) => Golden(variant, variant == "max" ? Base : Better)
            .Labelled(new() { [VariantRun.Factor] = variant, ["optimizer.learning_rate"] = rate });
        var result = Analyse(new Asked(),
            WithRate("max", "0.1"), WithRate("average", "0.1"), WithRate("max", "0.2"), WithRate("average", "0.2"));
        Assert.That(result.Blocks, Has.Count.EqualTo(2));
        Assert.That(result.Choice.Warnings, Has.Some.Contains("picks the best"));
        Assert.That(result.Blocks[0].Choice.Warnings, Has.Some.Contains("picks the best"));
    }

    private static void Predictions(string directory, Func<int, bool> right)
    {
        var folder = Directory.CreateDirectory(Path.Combine(directory, "predictions")).FullName;
        File.WriteAllLines(
            Path.Combine(folder, "repeat1-fold1.csv"),
            ["index,label,predicted", .. Enumerable.Range(0, 40).Select(i => $"{i},{i % 3},{(right(i) ? i % 3 : 9)}")]);
    }

    // Forty images learned from and ten scored are the folds of the golden numbers.
    private static ComparedRun Golden(string variant, params double?[] values) =>
        VariantRun.Of(variant, 1, values) with
        {
            Folds = FoldRecord.From([.. Enumerable.Range(1, Math.Max(1, values.Length)).Select(fold => new FoldSplit(
                1, fold, [.. Enumerable.Range(0, 40)], [], [.. Enumerable.Range(100 * fold, 10)], false))]),
        };

    private static ComparedRun OnData(ComparedRun run, int set) =>
        run.With(p => p with { DataFingerprint = $"data {set}" }).With("dataset.path", $"set {set}");

    private ComparisonResult Analyse(Asked asked, params ComparedRun[] runs)
    {
        foreach (var run in runs)
        {
            run.WriteTo(_folder);
        }

        var standing = RunListing.Find(_folder.FullPath, new ManualTime().GetUtcNow());
        return ComparisonAnalysis.Of(
            standing,
            new ComparisonQuestion(VariantRun.Factor, asked.Metric, MetricGoals.Of(asked.Metric))
            {
                Baseline = asked.Baseline,
                Rope = asked.Rope,
            });
    }

    private sealed record Asked
    {
        public string Metric { get; init; } = Accuracy;

        public string? Baseline { get; init; }

        public double? Rope { get; init; }
    }
}
