using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>One legend above all panels, where no curve can run into it.</summary>
internal static class CurveLegend
{
    private const float SampleLength = 30, Gap = 8, Between = 26, StrongLine = 2.5f, ThinLine = 1;

    public static void Draw(SKCanvas canvas, IReadOnlyList<CurveSeries> series, int folds, float width, float height)
    {
        using var font = new SKFont(InterFont.Regular, FigureStyle.LabelSize) { Subpixel = true };
        var entries = Entries(series, folds);
        var total = entries.Sum(entry => Width(entry, font)) + (Between * (entries.Count - 1));
        var (x, middle) = ((width - total) / 2, (height / 2) + 4);
        foreach (var entry in entries)
        {
            DrawSample(canvas, entry, x, middle);
            using var ink = new SKPaint { Color = FigureStyle.Ink.ToSKColor(), IsAntialias = true };
            canvas.DrawText(entry.Words, x + SampleLength + Gap, middle + 4.5f, SKTextAlign.Left, font, ink);
            x += Width(entry, font) + Between;
        }
    }

    private static IReadOnlyList<CurveSeries> Entries(IReadOnlyList<CurveSeries> series, int folds) => folds == 1
        ? series
        : [
            .. series.Select(entry => entry with { Words = $"{entry.Words}, mean of {folds} folds" }),
            new CurveSeries(string.Empty, "single folds", FigureStyle.Muted, LinePattern.Solid),
        ];

    private static float Width(CurveSeries entry, SKFont font) => SampleLength + Gap + font.MeasureText(entry.Words);

    private static void DrawSample(SKCanvas canvas, CurveSeries entry, float x, float y)
    {
        using var pattern = entry.Pattern.GetPathEffect();
        using var line = new SKPaint
        {
            Color = entry.Color.ToSKColor(),
            StrokeWidth = entry.Color == FigureStyle.Muted ? ThinLine : StrongLine,
            IsStroke = true,
            IsAntialias = true,
            PathEffect = pattern,
        };
        canvas.DrawLine(x, y, x + SampleLength, y, line);
    }
}
