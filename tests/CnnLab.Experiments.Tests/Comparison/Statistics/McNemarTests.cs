using CsCheck;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class McNemarTests
{
    // Fagerland, Lydersen and Laake 2013, table 1: 1 and 7 discordant children.
    [Test]
    public void The_published_example_gives_its_exact_and_its_mid_p_value()
    {
        var test = McNemar.Test(1, 7).Result!;
        Assert.That(test.PValue, Is.EqualTo(0.0703125).Within(1e-12));
        Assert.That(test.MidPValue, Is.EqualTo(0.0390625).Within(1e-12));
    }

    [Test]
    public void Only_images_that_one_network_alone_is_right_about_count() =>
        Gen.Select(Gen.Bool, Gen.Bool).Array[20, 200].Sample(pairs =>
        {
            var first = Array.ConvertAll(pairs, pair => pair.Item1);
            var second = Array.ConvertAll(pairs, pair => pair.Item2);
            var (there, back) = (McNemar.Test(first, second).Result, McNemar.Test(second, first).Result);
            return there is null
                ? back is null && pairs.Count(pair => pair.Item1 != pair.Item2) < McNemar.FewestDiscordant
                : there.OnlyFirst == pairs.Count(pair => pair.Item1 && !pair.Item2)
                    && there == back! with { OnlyFirst = back.OnlySecond, OnlySecond = back.OnlyFirst };
        });

    [Test]
    public void The_exact_p_value_is_the_share_of_the_ways_that_are_no_less_extreme() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[6, 8]).Sample((a, b) =>
        {
            var distance = Math.Abs(a - b);
            var extreme = Enumerable.Range(0, 1 << (a + b)).Count(ways =>
                Math.Abs((2 * int.PopCount(ways)) - a - b) >= distance);
            var test = McNemar.Test(a, b).Result!;
            return Math.Abs(test.PValue - (extreme / Math.Pow(2, a + b))) < 1e-12
                && test.MidPValue <= test.PValue && (a != b || test.MidPValue > 1 - 1e-12);
        }, iter: 40);

    [Test]
    public void Five_discordant_images_are_too_few() =>
        Assert.That(McNemar.Test(0, 5).Reason,
            Does.StartWith("Too few images that one network alone is right about: 5. At least 6"));

    [Test]
    public void Predictions_of_different_images_are_refused() =>
        Assert.That(() => McNemar.Test([true], [true, false]), Throws.ArgumentException);
}
