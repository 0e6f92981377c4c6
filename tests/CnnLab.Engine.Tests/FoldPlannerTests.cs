using CsCheck;

namespace CnnLab.Engine.Tests;

public sealed class FoldPlannerTests
{
    private static readonly Shape Pixel = new(1, 1, 1);

    private static DatasetContents Data(int[] labels, int testImages = 0) => new(
        new ByteImageSet(new byte[labels.Length], labels, Pixel, Normalization.Unit),
        testImages == 0 ? null : new ByteImageSet(new byte[testImages], new int[testImages], Pixel, Normalization.Unit),
        "none");

    private static int[] Labels(int count, int classes) =>
        [.. Enumerable.Range(0, count).Select(index => index * 7 % classes)];

    [Test]
    public void Every_image_is_scored_exactly_once_in_a_repeat_and_never_learned_from_in_its_fold() =>
        Gen.Select(Gen.Int[2, 9], Gen.Int[20, 200], Gen.Bool, Gen.Bool, Gen.ULong)
            .Sample((folds, count, stratified, shuffle, seed) =>
            {
                KFoldOptions options = stratified ? new StratifiedKFoldOptions() : new KFoldOptions();
                options = options with { NSplits = folds, NRepeats = 2, Shuffle = shuffle };
                var splits = FoldPlanner.Plan(options, Data(Labels(count, 3)), 0, seed);
                return splits.Count == 2 * folds
                    && splits.GroupBy(split => split.Repeat).All(repeat =>
                        repeat.SelectMany(split => split.Test).Order().SequenceEqual(Enumerable.Range(0, count)))
                    && splits.All(split =>
                        split.Training.Concat(split.Test).Order().SequenceEqual(Enumerable.Range(0, count)));
            });

    [Test]
    public void Fold_sizes_differ_by_one_at_most()
    {
        var sizes = FoldPlanner.Plan(new KFoldOptions { NSplits = 7 }, Data(Labels(100, 10)), 0, 1)
            .Select(split => split.Test.Length);
        Assert.That(sizes.Max() - sizes.Min(), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Stratified_folds_have_the_same_mixture_of_classes()
    {
        var labels = Enumerable.Repeat(0, 50)
            .Concat(Enumerable.Repeat(1, 30))
            .Concat(Enumerable.Repeat(2, 21))
            .ToArray();
        var splits = FoldPlanner.Plan(new StratifiedKFoldOptions { NSplits = 5 }, Data(labels), 0, 3);
        foreach (var label in new[] { 0, 1, 2 })
        {
            var counts = splits.Select(split => split.Test.Count(index => labels[index] == label)).ToList();
            Assert.That(
                counts.Max() - counts.Min(),
                Is.LessThanOrEqualTo(1),
                $"class {label}: {string.Join(", ", counts)}");
        }
    }

    [Test]
    public void The_seed_decides_the_folds_and_each_repeat_has_others()
    {
        int[] First(ulong seed, int repeat) =>
            FoldPlanner.Plan(new KFoldOptions { NRepeats = 2 }, Data(Labels(100, 10)), 0, seed)
                .First(split => split.Repeat == repeat).Test;
        Assert.Multiple(() =>
        {
            var first = First(1, 1);
            Assert.That(First(1, 1), Is.EqualTo(first));
            Assert.That(First(1, 1), Is.Not.EqualTo(First(2, 1)));
            Assert.That(First(1, 1), Is.Not.EqualTo(First(1, 2)));
        });
    }

    [Test]
    public void Without_shuffle_the_folds_are_consecutive()
    {
        var splits = FoldPlanner.Plan(new KFoldOptions { NSplits = 2, Shuffle = false }, Data(Labels(6, 2)), 0, 1);
        Assert.That(splits[0].Test, Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void Hold_out_scores_the_data_sets_own_test_images_on_all_training_images()
    {
        var split = FoldPlanner.Plan(new HoldOutOptions(), Data(Labels(10, 2), testImages: 4), 0, 1).Single();
        Assert.Multiple(() =>
        {
            Assert.That(split.OwnTestImages, Is.True);
            Assert.That(split.Test, Is.EqualTo(new[] { 0, 1, 2, 3 }));
            Assert.That(split.Training, Has.Length.EqualTo(10));
        });
    }

    [Test]
    public void Hold_out_without_test_images_says_what_to_set() => Assert.That(
        () => FoldPlanner.Plan(new HoldOutOptions(), Data(Labels(10, 2)), 0, 1),
        Throws.TypeOf<ComponentException>().With.Message.Contains("Set cross_validation.test_size"));

    [Test]
    public void Hold_out_of_a_share_leaves_the_rest_to_learn_from()
    {
        var split = FoldPlanner.Plan(new HoldOutOptions { TestSize = 0.25 }, Data(Labels(40, 2)), 0, 1).Single();
        Assert.That(split.Test, Has.Length.EqualTo(10));
        Assert.That(split.Training.Concat(split.Test).Order(), Is.EqualTo(Enumerable.Range(0, 40)));
    }

    [Test]
    public void The_validation_split_comes_out_of_the_training_folds_only()
    {
        foreach (var split in FoldPlanner.Plan(new KFoldOptions { NSplits = 4 }, Data(Labels(80, 4)), 0.2, 5))
        {
            Assert.Multiple(() =>
            {
                Assert.That(split.Validation, Has.Length.EqualTo(12));
                Assert.That(
                    split.Training.Concat(split.Validation).Concat(split.Test).Order(),
                    Is.EqualTo(Enumerable.Range(0, 80)));
            });
        }
    }

    [Test]
    public void More_folds_than_images_are_refused_with_both_numbers() => Assert.That(
        () => FoldPlanner.Plan(new KFoldOptions { NSplits = 9 }, Data(Labels(8, 2)), 0, 1),
        Throws.TypeOf<ComponentException>()
            .With.Message.Contains("n_splits is 9").And.Message.Contains("8 training images"));
}
