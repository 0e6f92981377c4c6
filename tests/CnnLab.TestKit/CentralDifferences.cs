using NUnit.Framework;

namespace CnnLab.TestKit;

/// <summary>Numeric derivatives: (f(x + h) - f(x - h)) / 2h.</summary>
internal static class CentralDifferences
{
    // A large step drowns rounding, a small one follows a curve or stays on one side of a kink: the derivative must
    // agree with one of them.
    private static readonly float[] Steps = [1f / 32, 1f / 256, 1f / 2048];

    /// <summary>Compares each element of a gradient with the numeric derivative of <paramref name="loss"/>.</summary>
    public static void Check(
        string what, Span<float> values, ReadOnlySpan<float> analytic, Func<double> loss, GradientTolerance tolerance)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var numeric = Nearest(ref values[i], analytic[i], loss, tolerance);
            if (!(Math.Abs(numeric - analytic[i]) <= tolerance.Of(numeric, analytic[i])))
            {
                Assert.Fail(
                    $"The gradient of {what}, element {i} of {values.Length}: "
                    + $"numeric {numeric:g6}, analytic {analytic[i]:g6}.");
            }
        }
    }

    private static double Nearest(ref float value, float analytic, Func<double> loss, GradientTolerance tolerance)
    {
        var best = double.NaN;
        foreach (var step in Steps)
        {
            var numeric = Derivative(ref value, step, loss);
            if (!(Math.Abs(numeric - analytic) >= Math.Abs(best - analytic)))
            {
                best = numeric;
            }

            if (Math.Abs(best - analytic) <= tolerance.Of(best, analytic))
            {
                break;
            }
        }

        return best;
    }

    private static double Derivative(ref float value, float step, Func<double> loss)
    {
        var center = value;
        value = center + step;
        var (above, high) = (value, loss());
        value = center - step;
        var (below, low) = (value, loss());
        value = center;
        return (high - low) / ((double)above - below);
    }
}
