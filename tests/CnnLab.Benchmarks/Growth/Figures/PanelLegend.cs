using CnnLab.Experiments;
using ScottPlot;
using SkiaSharp;

namespace CnnLab.Benchmarks;

/// <summary>One legend above all panels: line, marker and words of every entry, on one line in the middle.</summary>
internal static class PanelLegend
{
    private const float SampleLength = 30, Gap = 8, Between = 26;

    public static void Draw(SKCanvas canvas, IReadOnlyList<PanelLine> entries, bool withPatterns, SKRect place)
    {
        using var font = new SKFont(InterFont.Regular, FigureStyle.LabelSize) { Subpixel = true };
        using var ink = new SKPaint { Color = FigureStyle.Ink.ToSKColor(), IsAntialias = true };
        var widths = entries.Select(entry => SampleLength + Gap + font.MeasureText(entry.Style.Words)).ToList();
        var x = place.MidX - ((widths.Sum() + (Between * (entries.Count - 1))) / 2);
        foreach (var (entry, width) in entries.Zip(widths))
        {
            DrawSample(canvas, entry, withPatterns, x, place.MidY);
            canvas.DrawText(
                entry.Style.Words, x + SampleLength + Gap, place.MidY + 4.5f, SKTextAlign.Left, font, ink);
            x += width + Between;
        }
    }

    private static void DrawSample(SKCanvas canvas, PanelLine entry, bool withPatterns, float x, float y)
    {
        var color = entry.Style.Color.ToSKColor();
        if (entry.IsJoined)
        {
            using var pattern = withPatterns ? entry.Style.Pattern.GetPathEffect() : null;
            using var line = new SKPaint
            {
                Color = color,
                StrokeWidth = entry.Width,
                IsStroke = true,
                IsAntialias = true,
                PathEffect = pattern,
            };
            canvas.DrawLine(x, y, x + SampleLength, y, line);
        }

        using var fill = new SKPaint { Color = color, IsAntialias = true };
        var half = PanelLine.MarkerSize / 2;
        if (entry.Marker == MarkerShape.FilledSquare)
        {
            canvas.DrawRect(x + (SampleLength / 2) - half, y - half, 2 * half, 2 * half, fill);
        }
        else if (entry.Marker == MarkerShape.FilledCircle)
        {
            canvas.DrawCircle(x + (SampleLength / 2), y, half, fill);
        }
    }
}
