using MathNet.Numerics.Distributions;

namespace CnnLab.Experiments;

/// <summary>
/// McNemar's test (1947) of two trained networks' predictions of the same images, by the binomial distribution. It is
/// about these two networks: what another training would give it does not say.
/// </summary>
public static class McNemar
{
    /// <summary>Of five images that all speak for one network the exact p-value is 0.0625.</summary>
    public const int FewestDiscordant = 6;

    /// <summary>The test of predictions.</summary>
    /// <param name="first">Whether the first network is right, for every image.</param>
    /// <param name="second">Whether the second network is right about the same image.</param>
    /// <exception cref="ArgumentException">They are not pairs.</exception>
    public static TestAnswer<McNemarResult> Test(IReadOnlyList<bool> first, IReadOnlyList<bool> second) =>
        first.Count == second.Count
            ? Test(
                first.Zip(second).Count(pair => pair is (true, false)),
                first.Zip(second).Count(pair => pair is (false, true)))
            : throw new ArgumentException($"Expected pairs. Received {first.Count} predictions and {second.Count}.");

    /// <summary>The test of the images that one network alone is right about.</summary>
    /// <param name="onlyFirst">Those of the first network.</param>
    /// <param name="onlySecond">Those of the second network.</param>
    public static TestAnswer<McNemarResult> Test(int onlyFirst, int onlySecond)
    {
        var count = onlyFirst + onlySecond;
        return count < FewestDiscordant
            ? TestAnswers.TooFew<McNemarResult>("images that one network alone is right about", count, FewestDiscordant,
                "even if fewer all spoke for one network, it could be chance")
            : TestAnswers.Of(Numbers(onlyFirst, onlySecond));
    }

    private static McNemarResult Numbers(int onlyFirst, int onlySecond)
    {
        var (count, smaller) = (onlyFirst + onlySecond, Math.Min(onlyFirst, onlySecond));
        var tail = 2 * Binomial.CDF(0.5, count, smaller);
        return new McNemarResult(
            onlyFirst,
            onlySecond,
            Math.Min(1, tail),
            Math.Min(1, tail - Binomial.PMF(0.5, count, smaller)));
    }
}
