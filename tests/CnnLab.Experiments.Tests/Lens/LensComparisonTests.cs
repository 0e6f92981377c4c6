using System.Text.Json;

namespace CnnLab.Experiments.Tests.Lens;

public sealed class LensComparisonTests
{
    [Test]
    public void A_curve_has_a_line_for_each_variant_the_mean_of_its_runs_and_begins_without_a_change()
    {
        var comparison = LensComparison.Of(
        [
            new LensVariant(
                "max", [LensSome.Result(LensSome.Fold(0.5, 0, 1)), LensSome.Result(LensSome.Fold(0.75, 0, 0))]),
            new LensVariant("blur", [LensSome.Result(LensSome.Fold(1, 0, 0))]),
        ]);
        var (consistency, accuracy) = (comparison.Curves[0], comparison.Curves[1]);
        Assert.Multiple(() =>
        {
            Assert.That((consistency.Change, consistency.Measure), Is.EqualTo(("shift", "consistency")));
            Assert.That(consistency.Strengths, Is.EqualTo(new[] { 0.0, 1, 2 }));
            Assert.That(consistency.Lines[0].Means, Is.EqualTo(new[] { 1, 0.625, 0.3125 }));
            Assert.That(consistency.Lines[0].Lows, Is.EqualTo(new[] { 1, 0.5, 0.25 }));
            Assert.That(consistency.Lines[0].Highs, Is.EqualTo(new[] { 1, 0.75, 0.375 }));
            Assert.That(consistency.Lines[1].Means, Is.EqualTo(new[] { 1, 1, 0.5 }));
            Assert.That(accuracy.Lines[0].Means, Is.EqualTo(new[] { 0.75, 0.5, 0.25 }));
            Assert.That(
                comparison.Curves.Skip(2).Select(curve => curve.Lines[0].Means[1]),
                Is.EqualTo(new[] { 0.4, 0.3, 0.2 }));
            Assert.That(comparison.Pooling.Select(layer => layer.Statistics.Mean), Is.EqualTo(new[] { 0.625, 1 }));
            Assert.That(comparison.Pooling[0].Statistics.TotalVariation, Is.Null);
        });
    }

    [Test]
    public void Images_with_most_disagreement_come_first_with_their_pictures()
    {
        var comparison = LensComparison.Of(
        [
            new LensVariant("a", [LensSome.Result(LensSome.Fold(1, 0, 0, 1, 1))]),
            new LensVariant("b", [LensSome.Result(LensSome.Fold(1, 0, 0, 2, 1))]),
            new LensVariant("c", [LensSome.Result(LensSome.Fold(1, 0, 2, 0, 1))]),
        ]);
        var images = comparison.Disagreements;
        Assert.Multiple(() =>
        {
            // Image 10 is right and image 13 wrong for all: no disagreement.
            Assert.That(images.Select(image => image.Index), Is.EqualTo(new[] { 12, 11 }));
            Assert.That(images[0].Disagreement, Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(images[0].Picture!.Name, Is.EqualTo("image 12"));
            Assert.That(images[0].Votes.Select(vote => (vote.Variant, vote.Classes[0])), Is.EqualTo(
                new[] { ("a", 1), ("b", 2), ("c", 0) }));
        });
    }

    [Test]
    public void Variants_whose_runs_are_of_the_same_two_minds_do_not_disagree()
    {
        var (zero, one) = (LensSome.Result(LensSome.Fold(1, 0)), LensSome.Result(LensSome.Fold(1, 1)));
        Assert.That(
            LensComparison.Of([new("a", [zero, one]), new("b", [one, zero])]).Disagreements, Is.Empty);
        Assert.That(
            LensComparison.Of([new("a", [zero, one]), new("b", [one, one])]).Disagreements, Has.Count.EqualTo(1));
    }

    [Test]
    public void Images_of_other_data_are_no_disagreement_for_having_the_same_number()
    {
        var other = LensSome.Result(LensSome.Fold(1, 1)) with { DataFingerprint = "d2" };
        LensVariant[] variants = [new("mnist", [LensSome.Result(LensSome.Fold(1, 0))]), new("optdigits", [other])];
        Assert.That(LensComparison.Of(variants).Disagreements, Is.Empty);
    }

    [Test]
    public void Runs_that_were_asked_other_questions_are_not_put_side_by_side()
    {
        var other = LensSome.Result(LensSome.Fold(1, 0)) with { Options = new LensOptions { Images = 7 } };
        LensVariant[] variants = [new("max", [LensSome.Result(LensSome.Fold(1, 0))]), new("blur", [other])];
        var error = Assert.Throws<NoComparisonException>(() => LensComparison.Of(variants));
        Assert.That(error!.Message, Does.Contain("max and blur with different options"));
    }

    [Test]
    public void A_pooling_layer_that_not_all_runs_of_a_variant_have_is_the_mean_of_those_that_have_it()
    {
        var one = LensSome.Fold(0.5, 0);
        var two = LensSome.Fold(1, 0);
        two = two with { Pooling = [two.Pooling[0] with { Layer = "pool0", Mean = 7 }, .. two.Pooling] };
        LensVariant[] variants = [new("max", [LensSome.Result(two), LensSome.Result(one)])];
        Assert.That(
            LensComparison.Of(variants).Pooling.Select(layer => (layer.Statistics.Layer, layer.Statistics.Mean)),
            Is.EqualTo(new[] { ("pool0", 7), ("pool1", 0.75) }));
    }

    [Test]
    public void A_result_comes_back_from_its_file_as_it_was()
    {
        using var folder = new TempFolder();
        var result = LensSome.Result(LensSome.Fold(0.1 + 0.2, 0, 2)) with
        {
            Times = new LensTimes(
                "simd", 2, 32, 1e5, 1e4, [new LensLayerTime("pool1", "max_pooling2d", true, 0.1, 0.2, 64)]),
        };
        RunJson.Write(LensResult.PathOf(folder.FullPath), result);
        var again = LensResult.Find(folder.FullPath)!;
        Assert.That(Json(again), Is.EqualTo(Json(result)));
        Assert.That(again.Times!.Layers[0].ActivationBytes, Is.EqualTo(64));
    }

    [Test]
    public void A_file_of_another_version_is_refused_and_a_missing_one_is_none()
    {
        using var folder = new TempFolder();
        Assert.That(LensResult.Find(folder.FullPath), Is.Null);
        RunJson.Write(LensResult.PathOf(folder.FullPath), LensSome.Result() with { Format = 9 });
        var error = Assert.Throws<RunFileException>(() => LensResult.Find(folder.FullPath));
        Assert.That(error!.Message, Does.Contain("lens.json has the format 9"));
    }

    private static string Json(LensResult result) => JsonSerializer.Serialize(result, RunJson.Options);
}
