using CnnLab.Plugins.Augmentations;

namespace CnnLab.Plugins.Tests.Augmentations;

internal sealed class MixingTests
{
    private const int Count = 7, Classes = 4;
    private static readonly Shape Image = new(2, 5, 6);
    private static readonly Shape Target = new(Classes);

    private static readonly BatchAugmentation[] All =
        [new MixupAugmentation(new()), new CutmixAugmentation(new())];

    /// <summary>Images whose every pixel tells sample and place, and one-hot targets.</summary>
    private static (float[] Images, float[] Targets) Batch()
    {
        var targets = new float[Count * Classes];
        for (var sample = 0; sample < Count; sample++)
        {
            targets[(sample * Classes) + (sample % Classes)] = 1;
        }

        return ([.. Enumerable.Range(0, Count * Image.Count).Select(i => (float)i)], targets);
    }

    private static (float[] Images, float[] Targets) Apply(BatchAugmentation augmentation, int batch)
    {
        var (images, targets) = Batch();
        var random = Augmented.Stream(batch);
        augmentation.Apply(new Batch(images, Count, Image), new Batch(targets, Count, Target), ref random);
        return (images, targets);
    }

    [Test]
    public void Mixup_is_the_weighted_sum_of_two_images_and_of_their_targets_with_one_share_for_the_batch()
    {
        for (var batch = 0; batch < 30; batch++)
        {
            var (before, hot) = Batch();
            var (images, targets) = Apply(new MixupAugmentation(new()), batch);
            var random = Augmented.Stream(batch);
            random.NextDouble();
            var share = (float)Beta.Draw(1, ref random);
            int[] partners = [.. Enumerable.Range(0, Count)];
            random.Shuffle(partners.AsSpan());
            Assert.That(images, Is.EqualTo(Naive(before, Image.Count)));
            Assert.That(targets, Is.EqualTo(Naive(hot, Classes)));

            float[] Naive(float[] values, int size) =>
            [
                .. Enumerable.Range(0, values.Length).Select(
                    i => (share * values[i]) + ((1 - share) * values[(partners[i / size] * size) + (i % size)])),
            ];
        }
    }

    [Test]
    public void Cutmix_pastes_one_rectangle_for_the_batch_and_targets_have_the_share_of_its_area()
    {
        var areas = new HashSet<int>();
        for (var batch = 0; batch < 50; batch++)
        {
            var (before, hot) = Batch();
            var (images, targets) = Apply(new CutmixAugmentation(new()), batch);
            var foreign = Enumerable.Range(0, images.Length).Where(i => images[i] != before[i]).ToArray();
            var partner = Enumerable.Range(0, Count).Select(s => foreign
                .Where(i => i / Image.Count == s)
                .Select(i => (int)images[i] / Image.Count).Distinct().DefaultIfEmpty(s).Single()).ToArray();
            Assert.That(partner.Order(), Is.EqualTo(Enumerable.Range(0, Count)), "a permutation");
            Assert.That(
                foreign.Select(i => (int)images[i] % Image.Count),
                Is.EqualTo(foreign.Select(i => i % Image.Count)),
                "the same places");
            var places = foreign.Select(i => i % (Image.Height * Image.Width)).Distinct().ToArray();
            var rows = places.Select(place => place / Image.Width).Distinct().Count();
            var columns = places.Select(place => place % Image.Width).Distinct().Count();
            Assert.That(places, Has.Length.EqualTo(rows * columns), "a rectangle");
            areas.Add(places.Length);
            if (places.Length > 0)
            {
                var share = 1 - ((float)places.Length / (Image.Height * Image.Width));
                Assert.That(targets, Is.EqualTo(Enumerable.Range(0, targets.Length).Select(i =>
                    (share * hot[i]) + ((1 - share) * hot[(partner[i / Classes] * Classes) + (i % Classes)])))
                    .Within(1e-6f));
            }
        }

        Assert.That(areas, Has.Count.GreaterThan(5));
    }

    [TestCaseSource(nameof(All))]
    public void Targets_remain_distributions(BatchAugmentation augmentation)
    {
        for (var batch = 0; batch < 20; batch++)
        {
            Assert.That(
                Apply(augmentation, batch).Targets.Chunk(Classes).Select(target => target.Sum()),
                Is.All.EqualTo(1f).Within(1e-6f));
        }
    }

    [TestCaseSource(nameof(All))]
    public void The_same_stream_gives_the_same_batch_and_others_something_else(BatchAugmentation augmentation)
    {
        var batches = Enumerable.Range(0, 10).Select(batch => Apply(augmentation, batch).Images).ToArray();
        Assert.That(Apply(augmentation, 4).Images, Is.EqualTo(batches[4]));
        Assert.That(batches.Select(pixels => string.Join(' ', pixels)).Distinct().Count(), Is.GreaterThan(5));
    }

    [Test]
    public void With_probability_0_nothing_is_changed()
    {
        var (images, targets) = Batch();
        Assert.That(Apply(new MixupAugmentation(new() { Probability = 0 }), 1), Is.EqualTo((images, targets)));
        Assert.That(Apply(new CutmixAugmentation(new() { Probability = 0 }), 1), Is.EqualTo((images, targets)));
    }

    [TestCaseSource(nameof(All))]
    public void A_single_image_of_a_single_pixel_is_its_own_partner(BatchAugmentation augmentation)
    {
        for (var batch = 0; batch < 20; batch++)
        {
            var (image, target, random) = (new[] { 0.5f }, new[] { 1f }, Augmented.Stream(batch));
            augmentation.Apply(new Batch(image, 1, new Shape(1, 1, 1)), new Batch(target, 1, new Shape(1)), ref random);
            Assert.That((image[0], target[0]), Is.EqualTo((0.5f, 1f)).Using<(float, float)>(
                (one, other) => Math.Abs(one.Item1 - other.Item1) + Math.Abs(one.Item2 - other.Item2) < 1e-6));
        }
    }

    [TestCaseSource(nameof(All))]
    public void Nothing_is_allocated_once_warm(BatchAugmentation augmentation)
    {
        var ((images, targets), random) = (Batch(), Augmented.Stream(0));
        augmentation.Apply(new Batch(images, Count, Image), new Batch(targets, Count, Target), ref random);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 20; i++)
        {
            augmentation.Apply(new Batch(images, Count, Image), new Batch(targets, Count, Target), ref random);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCase(0.001, 0.2495)]
    [TestCase(0.2, 0.1786)]
    [TestCase(1, 0.0833)]
    [TestCase(8, 0.0147)]
    public void Shares_have_the_mean_and_the_variance_of_the_beta_distribution(double alpha, double variance)
    {
        // The variance of Beta(a, a) is 1 / (4 (2 a + 1)).
        var random = Augmented.Stream(3);
        var draws = new double[40_000];
        for (var i = 0; i < draws.Length; i++)
        {
            draws[i] = Beta.Draw(alpha, ref random);
        }

        Assert.That(draws, Is.All.InRange(0.0, 1.0));
        Assert.That(draws.Average(), Is.EqualTo(0.5).Within(0.01));
        Assert.That(draws.Select(x => (x - 0.5) * (x - 0.5)).Average(), Is.EqualTo(variance).Within(0.003));
    }
}
