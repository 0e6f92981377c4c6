using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using MathNet.Numerics.RootFinding;

namespace CnnLab.Experiments;

/// <summary>
/// The range of k independent standard normal values: the studentized range with infinite degrees of freedom, which
/// MathNet has not.
/// </summary>
public static class StudentizedRange
{
    /// <summary>Of smaller levels, and of those as close to 1, the critical value is not known.</summary>
    public const double SmallestAlpha = 1e-9;

    // Outside of it the normal density is below 1e-17.
    private const double Reach = 8.7;
    private const int Panels = 16, Order = 32;

    /// <summary><c>P(range &lt;= q) = k ∫ φ(z) (Φ(z) - Φ(z - q))^(k-1) dz</c>.</summary>
    public static double Cdf(int k, double q)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        if (q <= 0)
        {
            return 0;
        }

        var width = 2 * Reach / Panels;
        var sum = 0.0;
        for (var panel = 0; panel < Panels; panel++)
        {
            var from = -Reach + (panel * width);
            sum += GaussLegendreRule.Integrate(z => Density(k, q, z), from, from + width, Order);
        }

        return Math.Min(1, k * sum);
    }

    /// <summary>Whether the critical value of a level is known.</summary>
    public static bool Has(double alpha) => alpha is >= SmallestAlpha and <= 1 - SmallestAlpha;

    /// <summary>The value that the range exceeds with the probability <paramref name="alpha"/>.</summary>
    public static double Critical(int k, double alpha)
    {
        if (!Has(alpha))
        {
            throw new ArgumentOutOfRangeException(
                nameof(alpha), alpha, "Expected a probability of 1e-9 to 1 - 1e-9.");
        }

        return Brent.FindRoot(q => Cdf(k, q) - (1 - alpha), 1e-9, 30, 1e-10, 200);
    }

    private static double Density(int k, double q, double z) =>
        Normal.PDF(0, 1, z) * Math.Pow(Normal.CDF(0, 1, z) - Normal.CDF(0, 1, z - q), k - 1);
}
