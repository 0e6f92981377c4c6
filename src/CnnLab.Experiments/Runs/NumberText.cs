using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>Numbers as people read them; files for programs keep every digit.</summary>
public static class NumberText
{
    /// <summary>Where there is no number.</summary>
    public const string None = "–";

    /// <summary>A metric's value: "98.73 %" for a share, four digits after the point otherwise.</summary>
    public static string Metric(string name, double? value) => value is null ? None
        : MetricName.IsShare(name) ? $"{Digits(value.Value * 100, 2)} %"
        : Digits(value.Value, 4);

    /// <summary>"98.73 ± 0.11 %"; without the second part where there is one value.</summary>
    public static string MeanAndStd(string name, MetricSummary metric)
    {
        if (metric.Mean is null || metric.Std is null)
        {
            return Metric(name, metric.Mean);
        }

        return MetricName.IsShare(name)
            ? $"{Digits(metric.Mean.Value * 100, 2)} ± {Digits(metric.Std.Value * 100, 2)} %"
            : $"{Digits(metric.Mean.Value, 4)} ± {Digits(metric.Std.Value, 4)}";
    }

    /// <summary>"542,230".</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"42 s", "3 min 05 s", "2 h 10 min".</summary>
    public static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Round(seconds, seconds < 10 ? 1 : 0));
        return time.TotalMinutes < 1 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s")
            : time.TotalHours < 1 ? $"{time.Minutes} min {time.Seconds:00} s"
            : $"{(long)time.TotalHours} h {time.Minutes:00} min";
    }

    /// <summary>So many digits after the point; tiny and huge numbers would lose all of theirs.</summary>
    internal static string Digits(double value, int decimals)
    {
        var isPlain = value == 0 || Math.Abs(value) is >= 0.001 and < 1e7;
        return value.ToString(isPlain ? $"F{decimals}" : "0.##E+0", CultureInfo.InvariantCulture);
    }
}
