using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>Letters and lines that figures of a comparison draw themselves.</summary>
internal static class FigureText
{
    private const int LongestName = 30;

    /// <summary>A name that has room in a figure; tables have the whole one.</summary>
    public static string Short(string name) => Html.Clean(
        name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…");

    /// <summary>How wide a text is, in points.</summary>
    public static float Width(string text, float size = FigureStyle.TickSize)
    {
        using var font = new SKFont(InterFont.Regular, size);
        return font.MeasureText(text);
    }

    /// <summary>Draws a text whose middle is at a height.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="text">The text.</param>
    /// <param name="x">Its left or right end, or its middle.</param>
    /// <param name="middle">Its middle.</param>
    /// <param name="align">What <paramref name="x"/> is.</param>
    /// <param name="isStrong">Whether it stands out.</param>
    public static void Draw(
        SKCanvas canvas, string text, float x, float middle, SKTextAlign align, bool isStrong = false)
    {
        var face = isStrong ? InterFont.SemiBold : InterFont.Regular;
        using var font = new SKFont(face, FigureStyle.TickSize) { Subpixel = true };
        using var ink = new SKPaint { Color = FigureStyle.Ink.ToSKColor(), IsAntialias = true };
        // Skia's SVG has no alignment: the place of the first letter is told.
        var left = align switch
        {
            SKTextAlign.Right => x - font.MeasureText(text),
            SKTextAlign.Center => x - (font.MeasureText(text) / 2),
            _ => x,
        };
        canvas.DrawText(text, left, middle + 4.2f, SKTextAlign.Left, font, ink);
    }

    /// <summary>Draws a straight line.</summary>
    public static void Line(SKCanvas canvas, SKPoint from, SKPoint to, ScottPlot.Color color, float width)
    {
        using var paint = new SKPaint
        {
            Color = color.ToSKColor(),
            StrokeWidth = width,
            IsStroke = true,
            IsAntialias = true,
        };
        canvas.DrawLine(from, to, paint);
    }
}
