using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>Numbers of a comparison as people read them.</summary>
public static class ComparisonNumbers
{
    private const double SmallestShownPValue = 0.001;

    /// <summary>"+1.23" of an accuracy, in percentage points; "-0.0123" of another metric.</summary>
    public static string Difference(string metric, double? difference)
    {
        if (difference is not { } value)
        {
            return NumberText.None;
        }

        var text = MetricName.IsShare(metric) ? NumberText.Digits(value * 100, 2) : NumberText.Digits(value, 4);
        return value > 0 ? $"+{text}" : text;
    }

    /// <summary>"1.23 percentage points": how far apart two values are.</summary>
    public static string Distance(string metric, double difference) => MetricName.IsShare(metric)
        ? $"{NumberText.Digits(Math.Abs(difference) * 100, 2)} percentage points"
        : NumberText.Digits(Math.Abs(difference), 4);

    /// <summary>For headings: ", percentage points" for differences of shares, nothing for others.</summary>
    public static string DifferenceUnit(string metric) =>
        MetricName.IsShare(metric) ? ", percentage points" : string.Empty;

    /// <summary>"98.01 % to 98.43 %".</summary>
    public static string Interval(string metric, Interval? interval) => interval is null
        ? NumberText.None
        : $"{NumberText.Metric(metric, interval.Low)} to {NumberText.Metric(metric, interval.High)}";

    /// <summary>"+0.10 to +1.20".</summary>
    public static string DifferenceInterval(string metric, Interval? interval) => interval is null
        ? NumberText.None
        : $"{Difference(metric, interval.Low)} to {Difference(metric, interval.High)}";

    /// <summary>"0.033", "&lt; 0.001".</summary>
    public static string PValue(double? p) => p is null ? NumberText.None
        : p < SmallestShownPValue ? "< 0.001"
        : p.Value.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>"= 0.033", "&lt; 0.001": what comes after a p.</summary>
    public static string PValueInWords(double p) => p < SmallestShownPValue ? PValue(p) : $"= {PValue(p)}";

    /// <summary>A number with some digits after the point; the sign for none where there is none.</summary>
    public static string Number(double? value, int digits) =>
        value is null ? NumberText.None : NumberText.Digits(value.Value, digits);

    /// <summary>"1", "2.5", "1.83": a rank or the mean of ranks.</summary>
    public static string Rank(double? rank) =>
        rank?.ToString("0.##", CultureInfo.InvariantCulture) ?? NumberText.None;

    /// <summary>"95 %".</summary>
    public static string Percent(double share) =>
        $"{(share * 100).ToString("0.##", CultureInfo.InvariantCulture)} %";
}
