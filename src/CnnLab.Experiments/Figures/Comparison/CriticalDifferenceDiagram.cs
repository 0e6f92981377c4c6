using System.Globalization;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>
/// A critical-difference diagram (Demšar 2006): variants on an axis of average ranks, those that are not told apart
/// under one bar.
/// </summary>
internal sealed class CriticalDifferenceDiagram(
    IReadOnlyList<string> variants, IReadOnlyList<double> ranks, NemenyiResult nemenyi, double alpha) : IFigure
{
    private const int Width = 760, Axis = 78, NameHeight = 22, BarHeight = 9;
    private const float Margin = 28, Tick = 6, Gap = 6;

    private readonly int[] _order = [.. Enumerable.Range(0, ranks.Count).OrderBy(variant => ranks[variant])];

    public string Name => "critical-difference";

    public string Caption =>
        "Average ranks over the data sets, 1 is the best. Variants under one bar are not told apart: their ranks "
        + $"differ by at most the critical difference of {ComparisonNumbers.Number(nemenyi.CriticalDifference, 2)} "
        + $"(Nemenyi's test, alpha {alpha.ToString(CultureInfo.InvariantCulture)}).";

    public SKSizeI Size => new(Width, (int)NamesTop + (NameHeight * ((ranks.Count + 1) / 2)) + 6);

    public IReadOnlyList<CurveSeries> Broken => [];

    private float NamesTop => Axis + 14 + (nemenyi.Groups.Count * BarHeight);

    // Names need room on both sides, so the axis is shorter than the figure.
    private float Left => Margin + Names.Max(name => FigureText.Width(name)) + (2 * Gap);

    private IEnumerable<string> Names => variants.Select((_, variant) => Label(variant));

    public void Draw(SKCanvas canvas, bool withPatterns)
    {
        DrawAxis(canvas);
        DrawCriticalDifference(canvas);
        for (var (i, top) = (0, Axis + 10f); i < nemenyi.Groups.Count; i++, top += BarHeight)
        {
            var group = nemenyi.Groups[i];
            var from = new SKPoint(X(ranks[group[0]]) - 4, top);
            var to = new SKPoint(X(ranks[group[^1]]) + 4, top);
            FigureText.Line(canvas, from, to, FigureStyle.HeldOut, 4);
        }

        var onTheLeft = (_order.Length + 1) / 2;
        for (var i = 0; i < _order.Length; i++)
        {
            // The outermost name is the highest on both sides, so that no line crosses another.
            var row = i < onTheLeft ? i : _order.Length - 1 - i;
            DrawName(canvas, _order[i], NamesTop + (NameHeight * (row + 0.5f)), i < onTheLeft);
        }
    }

    private float X(double rank) => Left + (float)((rank - 1) / (ranks.Count - 1)) * (Width - (2 * Left));

    private string Label(int variant) =>
        $"{FigureText.Short(variants[variant])}  {ComparisonNumbers.Number(ranks[variant], 2)}";

    private void DrawAxis(SKCanvas canvas)
    {
        FigureText.Line(canvas, new(X(1), Axis), new(X(ranks.Count), Axis), FigureStyle.Muted, 1.5f);
        for (var rank = 1; rank <= ranks.Count; rank++)
        {
            FigureText.Line(canvas, new(X(rank), Axis), new(X(rank), Axis - Tick), FigureStyle.Muted, 1.5f);
            var text = rank.ToString(CultureInfo.InvariantCulture);
            FigureText.Draw(canvas, text, X(rank), Axis - 16, SKTextAlign.Center);
        }

        FigureText.Draw(canvas, "average rank", X(1) - 14, Axis - 16, SKTextAlign.Right);
    }

    private void DrawCriticalDifference(SKCanvas canvas)
    {
        var (from, to) = (X(1), X(1 + nemenyi.CriticalDifference));
        foreach (var x in (float[])[from, to])
        {
            FigureText.Line(canvas, new(x, 24), new(x, 34), FigureStyle.Ink, 1.5f);
        }

        FigureText.Line(canvas, new(from, 29), new(to, 29), FigureStyle.Ink, 1.5f);
        FigureText.Draw(canvas,
            $"critical difference {ComparisonNumbers.Number(nemenyi.CriticalDifference, 2)}",
            from, 12, SKTextAlign.Left);
    }

    private void DrawName(SKCanvas canvas, int variant, float y, bool isLeft)
    {
        var (x, end) = (X(ranks[variant]), isLeft ? Left - Gap : Width - Left + Gap);
        FigureText.Line(canvas, new(x, Axis), new(x, y), FigureStyle.Muted, 1);
        FigureText.Line(canvas, new(x, y), new(end, y), FigureStyle.Muted, 1);
        FigureText.Draw(canvas, Label(variant), isLeft ? end - Gap : end + Gap, y,
            isLeft ? SKTextAlign.Right : SKTextAlign.Left);
    }
}
