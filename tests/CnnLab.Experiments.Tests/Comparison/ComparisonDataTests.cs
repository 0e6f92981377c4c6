using System.Text.Json.Nodes;

namespace CnnLab.Experiments.Tests.Comparison;

public class ComparisonDataTests
{
    private const string Metric = "test_accuracy";

    private TempFolder _folder = null!;

    [SetUp]
    public void Make() => _folder = new TempFolder();

    [TearDown]
    public void Discard() => _folder.Dispose();

    [Test]
    public void Folds_of_variants_become_paired_values()
    {
        var data = Read(
            VariantRun.Of("max", 1, 0.9, 0.8, 0.7, 0.8, 0.8), VariantRun.Of("average", 1, 0.8, 0.8, 0.6, 0.7, 0.8));
        Assert.Multiple(() =>
        {
            Assert.That(data.Variants, Is.EqualTo((string[])["max", "average"]));
            Assert.That(data.Blocks, Has.Count.EqualTo(1));
            Assert.That(data.Blocks[0].Title, Is.EqualTo("mnist"));
            Assert.That(data.Blocks[0].Cells[1].FoldValues, Is.EqualTo((double?[])[0.8, 0.8, 0.6, 0.7, 0.8]));
            Assert.That(data.Blocks[0].TestToTraining, Is.EqualTo(1 / 40.0));
            Assert.That(data.Pairing.IsPaired, Is.True);
            Assert.That(data.Missing, Is.Empty);
            Assert.That(data.Layout, Is.EqualTo(new ComparisonLayout { Variants = 2, Folds = 5 }));
            Assert.That(TestChoice.For(data.Layout).Test, Is.EqualTo(ComparisonTest.CorrectedResampledT));
        });
    }

    [Test]
    public void Seeds_with_folds_of_their_own_are_repeats_and_seeds_on_the_same_folds_are_averaged()
    {
        var own = Read(
            VariantRun.Of("max", 1, 0.9, 0.8), VariantRun.Of("max", 2, 0.7, 0.6),
            VariantRun.Of("average", 2, 0.7, 0.6), VariantRun.Of("average", 1, 0.5, 0.4));
        Assert.That(own.Pairing.Differences, Is.Empty);
        Assert.That(own.Blocks[0].Cells[1].FoldValues, Is.EqualTo((double?[])[0.5, 0.4, 0.7, 0.6]));
        Assert.That((own.Layout.Repeats, own.Layout.Seeds), Is.EqualTo((2, 1)));

        var folds = VariantRun.Of("max", 1, 0, 0).Folds;
        var same = Read(
            VariantRun.Of("max", 1, 0.75, 0.5), VariantRun.Of("max", 2, 0.25, 1) with { Folds = folds },
            VariantRun.Of("average", 1, 0.5, 0.5), VariantRun.Of("average", 2, 0.5, 0.5) with { Folds = folds });
        Assert.That(same.Blocks[0].Cells[0].FoldValues, Is.EqualTo((double?[])[0.5, 0.75]));
        Assert.That((same.Layout.Repeats, same.Layout.Seeds), Is.EqualTo((1, 2)));
    }

    [Test]
    public void The_places_of_samples_are_not_kept_in_memory_their_hashes_are()
    {
        var run = VariantRun.Of("max", 1, 0.9, 0.8);
        var read = ComparedRun.Read(run.WriteTo(_folder));
        Assert.That(run.Folds[0].Test.Indexes, Is.EqualTo("101"));
        Assert.That(read.Folds.Select(fold => fold.Test.Indexes ?? fold.Validation.Indexes), Is.All.Null);
        Assert.That(
            read.Folds.Select(fold => fold.Test.Sha256), Is.EqualTo(run.Folds.Select(fold => fold.Test.Sha256)));
    }

    [Test]
    public void Folds_that_score_the_same_images_are_averaged_whatever_each_seed_sets_aside_for_validation()
    {
        var folds = VariantRun.Of("max", 1, 0, 0, 0).Folds;
        ComparedRun Of(string variant, ulong seed) => VariantRun.Of(variant, seed, 0.9, 0.8, 0.7) with
        {
            Folds = [.. folds.Select(fold => fold with { Training = fold.Training with { Sha256 = $"{seed}" } })],
        };
        var data = Read(Of("max", 1), Of("max", 2), Of("average", 1), Of("average", 2));
        Assert.That(data.Blocks[0].Cells[0].FoldValues, Has.Count.EqualTo(3));
        Assert.That((data.Layout.Repeats, data.Layout.Seeds), Is.EqualTo((1, 2)));
    }

    [Test]
    public void A_variant_with_another_seed_is_unpaired_and_has_no_test()
    {
        var data = Read(VariantRun.Of("max", 1, 0.9, 0.8, 0.7), VariantRun.Of("average", 2, 0.9, 0.8, 0.7));
        Assert.That(data.Pairing.Differences, Has.Some.Contains("The seed is 1 in max-1 and 2 in average-2."));
        Assert.That(TestChoice.For(data.Layout).Test, Is.EqualTo(ComparisonTest.None));
    }

    [Test]
    public void A_seed_that_one_variant_lacks_is_left_out_of_all_and_the_others_stay_paired()
    {
        var data = Read(
            VariantRun.Of("max", 1, 0.9, 0.8, 0.7), VariantRun.Of("max", 2), VariantRun.Of("max", 3, 0.6, 0.7, 0.7),
            VariantRun.Of("average", 1, 0.9, 0.8, 0.7), VariantRun.Of("average", 2, 0.9, 0.8, 0.7),
            VariantRun.Of("average", 3, 0.9, 0.8, 0.7), VariantRun.Of("gem", 2, 0.9, null, 0.7));
        Assert.That(data.Pairing.Differences, Is.Empty);
        Assert.That(data.Blocks[0].Cells.Select(cell => string.Join(' ', cell.Runs.Select(run => run.Id))),
            Is.EqualTo((string[])["max-1 max-3", "average-1 average-3"]));
        Assert.That((data.Layout.Folds, data.Layout.Repeats), Is.EqualTo((3, 2)));
        Assert.That(data.LeftOut.Select(run => (run.Variant, run.Reason)),
            Is.EqualTo((IEnumerable<(string?, string)>)[("average", "seed 2 has no value of max")]));
    }

    [Test]
    public void Data_sets_are_told_apart_by_their_content_and_their_means_are_a_table()
    {
        var runs = Enumerable.Range(0, 5).SelectMany(set => (ComparedRun[])
        [
            OnData(VariantRun.Of("max", 1, 0.25, 0.75), set),
            OnData(VariantRun.Of("average", 1, 0.25 * set / 4, 0.25), set),
        ]).ToArray();
        var data = Read(runs);
        Assert.That(data.Blocks, Has.Count.EqualTo(5));
        Assert.That(data.MeanTable()[4], Is.EqualTo((double[])[0.5, 0.25]));
        Assert.That(TestChoice.For(data.Layout).Test, Is.EqualTo(ComparisonTest.Wilcoxon));
    }

    [Test]
    public void Other_choices_on_the_same_data_are_blocks_but_no_data_sets()
    {
        var runs = Enumerable.Range(0, 6).SelectMany(rate => (ComparedRun[])
            [WithRate("max", rate), WithRate("average", rate)]).ToArray();
        var data = Read(runs);
        Assert.That(data.Blocks.Select(block => block.Title), Does.Contain("mnist, optimizer.learning_rate=3"));
        Assert.That(data.Layout.DataSets, Is.EqualTo(1));
    }

    [TestCase("dataset.translation")]
    [TestCase(null)]
    public void Other_options_of_one_data_set_change_its_images_but_are_no_data_sets(string? swept)
    {
        var runs = Enumerable.Range(0, 6).SelectMany(set => new[] { "max", "average" }.Select(variant =>
            VariantRun.Of(variant, 1, 0.9, 0.8, 0.7).With(p => p with { DataFingerprint = $"data {set}" })
                .With(swept is null ? "dataset.noise" : "dataset.path", $"{set}").Labelled(swept is null
                    ? new() { [VariantRun.Factor] = variant }
                    : new() { [VariantRun.Factor] = variant, [swept] = $"{set}" })));
        var data = Read([.. runs]);
        var choice = TestChoice.For(data.Layout);
        Assert.That(data.Blocks, Has.Count.EqualTo(6));
        Assert.That(choice.Test, Is.EqualTo(ComparisonTest.CorrectedResampledT));
        Assert.That(choice.Why, Does.StartWith("6 data sets or settings, and each is tested by itself"));
        Assert.That(choice.Warnings, Has.Some.Contains("picks the best"));
    }

    [Test]
    public void What_has_no_value_is_told()
    {
        var data = Read(
            VariantRun.Of("max", 1, 0.9, null, 0.7), VariantRun.Of("average", 1, 0.9, 0.8, 0.7), VariantRun.Of("gem"),
            VariantRun.Of("average", 1, 0.9, 0.8, 0.7));
        Assert.That(data.Variants, Does.Not.Contain("gem"));
        Assert.That(data.Blocks[0].Cells[0].Mean, Is.Null);
        Assert.That(data.LeftOut.Single().Reason, Does.Contain("another run is of the same variant, data and seed"));
        Assert.That(data.Missing, Has.Count.EqualTo(2)
            .And.Some.EndsWith("has no test_accuracy of repeat 1, fold 2.")
            .And.Some.Matches(@"gem-1-\d has no values"));
        var unfinished = _folder.File("nothing");
        Assert.That(ComparisonData.Read([unfinished, .. Directories], VariantRun.Factor, Metric).Missing,
            Has.Some.Contains("is not a run"));
    }

    [Test]
    public void Of_two_manifests_for_one_variant_and_seed_the_later_is_compared_with_a_warning_that_says_so()
    {
        var data = Read(
            VariantRun.Of("max", 1, 0.6, 0.6, 0.6),
            VariantRun.Of("max", 1, 0.9, 0.8, 0.7).With("training.epochs", 20),
            VariantRun.Of("average", 1, 0.9, 0.8, 0.7).With("training.epochs", 20));
        Assert.That(data.Blocks[0].Cells[0].FoldValues, Is.EqualTo((double?[])[0.9, 0.8, 0.7]));
        Assert.That(data.LeftOut.Single().Reason, Does.EndWith("training.epochs is 6 in max-1 and 20 in max-1"));
        Assert.That(TestChoice.For(data.Layout).Warnings, Has.Some.Contains("of other manifests"));
    }

    [Test]
    public void Without_a_sweep_other_options_of_one_type_are_other_variants()
    {
        var data = Read(
            VariantRun.Of("max", 1, 0.9, 0.8, 0.7).Labelled([]),
            VariantRun.Of("average", 1, 0.6, 0.6, 0.6).Labelled([]),
            VariantRun.Of("max", 1, 0.5, 0.5, 0.5).Labelled([]).With("model.layers.pool1.pool_size", 3)
                .With("model.layers.pool2.pool_size", 3));
        Assert.That(data.Variants, Is.EqualTo((string[])
            ["max_pooling2d (pool_size 2)", "average_pooling2d", "max_pooling2d (pool_size 3)"]));
        Assert.That(data.LeftOut, Is.Empty);
    }

    [Test]
    public void A_run_without_the_factor_is_left_out_and_refuses_no_comparison()
    {
        var other = VariantRun.Of("max", 1, 0.9, 0.8, 0.7).Labelled([]).With("model", new JsonObject());
        var data = Read(VariantRun.Of("max", 1, 0.9, 0.8, 0.7), VariantRun.Of("average", 1, 0.9, 0.8, 0.7), other);
        Assert.That(data.Variants, Is.EqualTo((string[])["max", "average"]));
        Assert.That(data.LeftOut.Single().Reason, Does.StartWith("it has no components.pool"));
        Assert.That(data.Missing, Is.Empty);
    }

    [Test]
    public void One_variant_is_no_comparison_and_a_run_must_have_the_factor()
    {
        Assert.That(() => Read(VariantRun.Of("max", 1, 0.9)),
            Throws.TypeOf<NoComparisonException>()
                .With.Message.Contains("at least two variants").And.Message.Contains("max"));
        Assert.That(() => ComparisonData.Read(Directories, "model.layers.none", Metric),
            Throws.TypeOf<NoComparisonException>().With.Message.Contains("has no model.layers.none"));
    }

    [Test]
    public void Without_a_sweep_the_variant_is_what_the_manifest_has_at_the_path()
    {
        var run = VariantRun.Of("max").Labelled([]);
        Assert.That(run.VariantOf("components.pool"), Is.EqualTo("max_pooling2d"));
        Assert.That(run.VariantOf("model.layers.pool2"), Is.EqualTo("max_pooling2d"));
        Assert.That(run.VariantOf("components.pool.pool_size"), Is.EqualTo("2"));
        Assert.That(run.VariantOf("optimizer.learning_rate"), Is.EqualTo("0.01"));
        Assert.That(run.VariantOf("optimizer.momentum"), Is.Null);
    }

    [TestCase("test_loss", true)]
    [TestCase("val_loss", false)]
    public void A_callback_that_watches_the_scored_samples_is_warned_of(string monitor, bool leaks)
    {
        var data = Read(VariantRun.Of("max", 1, 0.9, 0.8, 0.7),
            VariantRun.Of("average", 1, 0.9, 0.8, 0.7).With("training.callbacks.0.monitor", monitor));
        Assert.That(TestChoice.For(data.Layout).Warnings, Has.Count.EqualTo(leaks ? 1 : 0));
    }

    private string[] Directories => Directory.GetDirectories(_folder.File("pools"));

    private static ComparedRun OnData(ComparedRun run, int set) =>
        run.With(p => p with { DataFingerprint = $"data {set}" }).With("dataset.path", $"set {set}");

    private static ComparedRun WithRate(string variant, int rate) => VariantRun.Of(variant, 1, 0.9, 0.8, 0.7)
        .Labelled(new() { [VariantRun.Factor] = variant, ["optimizer.learning_rate"] = $"{rate}" });

    private ComparisonData Read(params ComparedRun[] runs) =>
        ComparisonData.Read([.. runs.Select(run => run.WriteTo(_folder))], VariantRun.Factor, Metric);
}
