using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// The bounds of a number, as its <see cref="RangeAttribute"/> gives them; the ends of a C# type are no bounds.
/// </summary>
internal sealed class NumberBounds
{
    private static readonly double[] EndsOfTypes =
        [int.MinValue, int.MaxValue, long.MinValue, long.MaxValue, ulong.MaxValue, float.MinValue, float.MaxValue];

    private readonly bool _aboveMinimum;
    private readonly bool _belowMaximum;

    private NumberBounds(double? minimum, double? maximum, bool aboveMinimum, bool belowMaximum)
    {
        Minimum = minimum;
        Maximum = maximum;
        _aboveMinimum = aboveMinimum;
        _belowMaximum = belowMaximum;
    }

    public double? Minimum { get; }

    public double? Maximum { get; }

    /// <summary>The bounds of an option.</summary>
    /// <param name="range">What its author wrote.</param>
    /// <param name="least">The bound of the type where there is no range.</param>
    public static NumberBounds Of(RangeAttribute? range, double? least = null) => range is null
        ? new NumberBounds(least, null, false, false)
        : new NumberBounds(
            Bound(range.Minimum), Bound(range.Maximum), range.MinimumIsExclusive, range.MaximumIsExclusive);

    private static double? Bound(object bound)
    {
        var value = Convert.ToDouble(bound, CultureInfo.InvariantCulture);
        return EndsOfTypes.Contains(value) || Math.Abs(value) >= double.MaxValue ? null : value;
    }

    public bool Admit(double value) =>
        !(value < Minimum || value > Maximum || _aboveMinimum && value == Minimum || _belowMaximum && value == Maximum);

    /// <summary>For example <c>a number above 0, at most 1</c>.</summary>
    public string Words(string noun)
    {
        if (Minimum == Maximum && Minimum is not null) return Text(Minimum);
        var from = Minimum is null ? "" : $" {(_aboveMinimum ? "above" : "from")} {Text(Minimum)}";
        var to = Maximum is null
            ? ""
            : $" {(_belowMaximum ? "below" : from.Length > 0 && !_aboveMinimum ? "to" : "up to")} {Text(Maximum)}";
        var and = from.Length > 0 && (_aboveMinimum || _belowMaximum) && to.Length > 0 ? " and" : "";
        return noun + from + and + to;
    }

    private static string Text(double? value) => value!.Value.ToString(CultureInfo.InvariantCulture);

    public JsonObject AddTo(JsonObject schema)
    {
        if (Minimum is not null) schema[_aboveMinimum ? "exclusiveMinimum" : "minimum"] = Minimum;
        if (Maximum is not null) schema[_belowMaximum ? "exclusiveMaximum" : "maximum"] = Maximum;
        return schema;
    }
}
