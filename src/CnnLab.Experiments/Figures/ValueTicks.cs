using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace CnnLab.Experiments;

/// <summary>Ticks at round numbers, all written with the same digits.</summary>
internal static class ValueTicks
{
    private const int MostTicks = 8, MostEpochs = 10;

    private static readonly int[] RoundFactors = [1, 2, 5, 10];

    /// <summary>Ticks of a metric: shares of samples in percent.</summary>
    public static ITickGenerator OfMetric(string metric, CoordinateRange range)
    {
        var (scale, unit) = MetricName.IsShare(metric) ? (100, " %") : (1, string.Empty);
        var step = RoundStep(range.Length * scale / MostTicks);
        var format = $"F{Decimals(step)}";
        var ticks = new NumericManual();
        for (var i = Math.Ceiling(range.Min * scale / step); i * step <= range.Max * scale; i++)
        {
            // The axis has some room above 100 %, but no share is there.
            var isThere = unit.Length == 0 || i * step <= 100 + (step / 2);
            // Adding zero takes the sign from a zero.
            var number = ((i * step) + 0.0).ToString(format, CultureInfo.InvariantCulture);
            ticks.AddMajor(i * step / scale, isThere ? number + unit : string.Empty);
        }

        return ticks;
    }

    /// <summary>Whole epochs, at most ten of them.</summary>
    public static ITickGenerator OfEpochs(int lastEpoch)
    {
        var step = (int)Math.Max(1, RoundStep((double)lastEpoch / MostEpochs));
        var ticks = new NumericManual();
        for (var epoch = step; epoch <= lastEpoch; epoch += step)
        {
            ticks.AddMajor(epoch, epoch.ToString(CultureInfo.InvariantCulture));
        }

        return ticks;
    }

    /// <summary>The smallest of 1, 2, 5, 10, 20 and so on, and of their tenths and hundredths, that is no smaller than <paramref name="least"/>.</summary>
    internal static double RoundStep(double least)
    {
        if (!(least > 0))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return RoundFactors.Select(factor => factor * power).First(step => step >= least * (1 - 1e-9));
    }

    private static int Decimals(double step) => Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 9);
}
