using CnnLab.Experiments;
using Spectre.Console;

namespace CnnLab.Cli.Output;

/// <summary>What the lens saw: a line for each variant, then one for each pooling layer.</summary>
internal static class LensTable
{
    public static void Print(IAnsiConsole console, LensComparison comparison, int images)
    {
        console.Write(Robustness(comparison));
        console.WriteLine(
            $"Of {images:N0} images a fold: the share that is called the same after a shift, the mean of 8 directions, "
            + "and the accuracy without a change and at the strongest one.");
        if (comparison.Pooling.Count > 0)
        {
            console.Write(Pooling(comparison));
            console.WriteLine(
                "Variation: mean step between neighbours over the deviation. High: share of the energy in fine "
                + "detail. Times and MB for a batch.");
        }
    }

    private static Table Robustness(LensComparison comparison)
    {
        var (consistency, accuracies) = (comparison.Curves[0], comparison.Curves.Skip(1).ToList());
        var table = new Table().Border(TableBorder.Simple).AddColumns(
        [
            "variant", "accuracy",
            .. consistency.Strengths.Skip(1).Select(pixels => $"same at {pixels} px"),
            .. accuracies.Select(curve => $"{curve.Change} {curve.Strengths[^1]}"),
        ]);
        for (var variant = 0; variant < comparison.Variants.Count; variant++)
        {
            table.AddRow(
            [
                comparison.Variants[variant].EscapeMarkup(),
                Percent(accuracies[0].Lines[variant].Means[0]),
                .. consistency.Lines[variant].Means.Skip(1).Select(Percent),
                .. accuracies.Select(curve => Percent(curve.Lines[variant].Means[^1])),
            ]);
        }

        return table;
    }

    private static Table Pooling(LensComparison comparison)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns(
            "variant", "layer", "type", "output", "mean", "deviation", "zeros", "variation", "high", "forward ms",
            "MB");
        foreach (var (variant, layer, milliseconds, bytes) in comparison.Pooling)
        {
            table.AddRow([.. ((string[])
            [
                variant,
                layer.Layer,
                layer.Type,
                layer.OutputShape,
                $"{layer.Mean:F3}",
                $"{layer.Deviation:F3}",
                Percent(layer.Zeros),
                layer.TotalVariation is { } variation ? $"{variation:F3}" : NumberText.None,
                layer.HighFrequencies is { } high ? Percent(high) : NumberText.None,
                milliseconds is { } forward ? $"{forward:F3}" : NumberText.None,
                bytes is { } size ? $"{size / 1e6:F2}" : NumberText.None,
            ]).Select(cell => cell.EscapeMarkup())]);
        }

        return table;
    }

    private static string Percent(double share) => $"{100 * share:F1} %";
}
