using MathNet.Numerics.Distributions;

namespace CnnLab.Abstractions.Tests.Randomness;

public sealed class RandomStreamTests
{
    // The known-answer file of Random123, "philox4x32 10": counter, key, words.
    [TestCase(
        new uint[] { 0, 0, 0, 0 },
        new uint[] { 0, 0 },
        new uint[] { 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8 })]
    [TestCase(
        new uint[] { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff },
        new uint[] { 0xffffffff, 0xffffffff },
        new uint[] { 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd })]
    [TestCase(
        new uint[] { 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344 },
        new uint[] { 0xa4093822, 0x299f31d0 },
        new uint[] { 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1 })]
    public void The_block_function_gives_the_known_answers_of_Philox(uint[] counter, uint[] key, uint[] words)
    {
        var (word0, word1, word2, word3) = RandomStream.Philox(
            counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
        Assert.That(new[] { word0, word1, word2, word3 }, Is.EqualTo(words));
    }

    [Test]
    public void The_same_name_gives_the_same_numbers_and_any_other_name_others()
    {
        var reference = Draw(RandomStream.For(1, "dropout", "drop1", 2));
        Assert.That(Draw(RandomStream.For(1, "dropout", "drop1", 2)), Is.EqualTo(reference));
        RandomStream[] others =
        [
            RandomStream.For(2, "dropout", "drop1", 2),
            RandomStream.For(1, "shuffle", "drop1", 2),
            RandomStream.For(1, "dropout", "drop2", 2),
            RandomStream.For(1, "dropout", "drop1", 3),
            RandomStream.For(1, "drop1", "dropout", 2),
            RandomStream.For(1, "dropout", "drop1", 2).Fork(0),
        ];
        Assert.That(others.Select(other => Draw(other)[0]).Append(reference[0]), Is.Unique);
    }

    [Test]
    public void The_numbers_never_change_from_one_version_to_the_next()
    {
        // Results that were published depend on them.
        var stream = RandomStream.For(42, "shuffle", "training", 3);
        var (bits, number) = (stream.NextUInt32(), stream.NextInt32(1000));
        Assert.That((bits, number, stream.Fork(7).NextUInt32()), Is.EqualTo((1978355955, 300, 282768649)));
    }

    [Test]
    public void A_fork_does_not_depend_on_what_its_parent_has_drawn()
    {
        var stream = RandomStream.For(1, "test");
        var before = Draw(stream.Fork(5));
        stream.NextGaussian();
        Assert.That(Draw(stream.Fork(5)), Is.EqualTo(before));
        Assert.That(Draw(stream.Fork(6)), Is.Not.EqualTo(before));
        Assert.That(Draw(stream.Fork(5).Fork(5)), Is.Not.EqualTo(before));
    }

    [Test]
    public void MoveTo_replays_from_any_position([Values(0, 1, 2, 3, 4, 7)] int skipped)
    {
        var stream = RandomStream.For(1, "test");
        for (var i = 0; i < skipped; i++)
        {
            stream.NextUInt32();
        }

        var position = stream.Position;
        Assert.That(position, Is.EqualTo((ulong)skipped));
        var numbers = new[] { stream.NextGaussian(), stream.NextDouble(), stream.NextSingle(), stream.NextInt32(10) };
        stream.MoveTo(position);
        Assert.That(
            new[] { stream.NextGaussian(), stream.NextDouble(), stream.NextSingle(), stream.NextInt32(10) },
            Is.EqualTo(numbers));
    }

    [Test]
    public void A_copy_replays_and_leaves_the_original_alone()
    {
        var stream = RandomStream.For(1, "test");
        stream.NextUInt32();
        var copy = stream;
        Assert.That(Draw(copy), Is.EqualTo(Draw(stream)));
        Assert.That(stream.Position, Is.EqualTo(1));
    }

    [Test]
    public void Uniform_numbers_fill_their_range_evenly_and_do_not_follow_each_other()
    {
        var stream = RandomStream.For(1, "uniform");
        var numbers = Enumerable.Range(0, 100_000).Select(_ => stream.NextDouble()).ToArray();
        Assert.That(numbers, Is.All.InRange(0, 1).And.All.LessThan(1));
        AssertEven(numbers.Select(x => (int)(x * 100)), 100);
        var products = numbers.Zip(numbers.Skip(1), (x, y) => (x - 0.5) * (y - 0.5)).Average();
        Assert.That(products, Is.EqualTo(0).Within(4 / 12.0 / Math.Sqrt(numbers.Length)));
    }

    [Test]
    public void The_first_numbers_of_neighbouring_forks_are_independent()
    {
        var stream = RandomStream.For(1, "forks");
        var numbers = Enumerable.Range(0, 100_000).Select(i => stream.Fork((ulong)i).NextDouble()).ToArray();
        AssertEven(numbers.Select(x => (int)(x * 100)), 100);
        var products = numbers.Zip(numbers.Skip(1), (x, y) => (x - 0.5) * (y - 0.5)).Average();
        Assert.That(products, Is.EqualTo(0).Within(4 / 12.0 / Math.Sqrt(numbers.Length)));
    }

    [Test]
    public void Single_numbers_stay_below_one()
    {
        var stream = RandomStream.For(1, "single");
        var numbers = Enumerable.Range(0, 100_000).Select(_ => stream.NextSingle()).ToArray();
        Assert.That(numbers, Is.All.InRange(0f, 1 - (1f / (1 << 24))));
        AssertEven(numbers.Select(x => (int)(x * 64)), 64);
    }

    [TestCase(3)]
    [TestCase(10)]
    [TestCase(64)]
    public void Whole_numbers_below_a_bound_are_equally_likely(int bound)
    {
        var stream = RandomStream.For(1, "bound");
        AssertEven(Enumerable.Range(0, 60_000).Select(_ => stream.NextInt32(bound)), bound);
    }

    [Test]
    public void Whole_numbers_below_a_large_bound_have_no_bias()
    {
        // Plain multiplication or remainder would make numbers of the lower third twice as likely as those of another.
        const int Bound = 3 << 29;
        var stream = RandomStream.For(1, "bias");
        AssertEven(Enumerable.Range(0, 60_000).Select(_ => stream.NextInt32(Bound) % 3), 3);
        AssertEven(Enumerable.Range(0, 60_000).Select(_ => stream.NextInt32(Bound) >> 29), 3);
    }

    [Test]
    public void A_bound_that_is_not_positive_is_refused([Values(0, -1)] int bound)
    {
        var stream = RandomStream.For(1, "test");
        Assert.That(() => stream.NextInt32(bound), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Gaussian_numbers_follow_the_normal_distribution()
    {
        var stream = RandomStream.For(1, "gaussian");
        var numbers = Enumerable.Range(0, 100_000).Select(_ => stream.NextGaussian());
        AssertEven(numbers.Select(x => (int)(Normal.CDF(0, 1, x) * 50)), 50);
    }

    [Test]
    public void Shuffle_gives_every_permutation_equally_often()
    {
        var stream = RandomStream.For(1, "shuffle");
        var permutations = Enumerable.Range(0, 24_000).Select(_ =>
        {
            int[] items = [0, 1, 2, 3];
            stream.Shuffle<int>(items);
            Assert.That(items.Order(), Is.EqualTo(new[] { 0, 1, 2, 3 }));
            return (items[0] * 64) + (items[1] * 16) + (items[2] * 4) + items[3];
        }).ToArray();
        var places = permutations.Distinct().Order().ToList();
        Assert.That(places, Has.Count.EqualTo(24));
        AssertEven(permutations.Select(permutation => places.IndexOf(permutation)), 24);
    }

    [Test]
    public void A_draw_allocates_nothing()
    {
        var stream = RandomStream.For(1, "test");
        stream.NextGaussian();
        var before = GC.GetAllocatedBytesForCurrentThread();
        stream.Fork(3).NextUInt32();
        stream.NextGaussian();
        stream.NextInt32(5);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static uint[] Draw(RandomStream stream) => [.. Enumerable.Range(0, 9).Select(_ => stream.NextUInt32())];

    /// <summary>A chi-squared test; the streams are fixed, so it either always passes or never.</summary>
    private static void AssertEven(IEnumerable<int> draws, int bins)
    {
        var counts = new int[bins];
        foreach (var draw in draws)
        {
            counts[draw]++;
        }

        var expected = (double)counts.Sum() / bins;
        var statistic = counts.Sum(count => (count - expected) * (count - expected) / expected);
        Assert.That(
            ChiSquared.CDF(bins - 1, statistic),
            Is.InRange(0.001, 0.999),
            $"chi-squared of {bins} bins: {statistic:f1}");
    }
}
