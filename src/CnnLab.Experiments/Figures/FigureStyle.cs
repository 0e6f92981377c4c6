using ScottPlot;
using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>How figures look. The colours are those of Okabe and Ito (2008), which people with any colour vision can tell apart.</summary>
internal static class FigureStyle
{
    public const float TitleSize = 15, LabelSize = 13, TickSize = 12;

    public static readonly Color Ink = Color.FromHex("#1F2328");
    public static readonly Color Muted = Color.FromHex("#59636E");
    public static readonly Color Training = Color.FromHex("#D55E00");
    public static readonly Color Validation = Color.FromHex("#009E73");
    public static readonly Color HeldOut = Color.FromHex("#0072B2");

    /// <summary>A plot without a frame around it, with a quiet grid and room for its words.</summary>
    public static Plot NewPlot(string title, string bottom, string left)
    {
        InterFont.Register();
        var plot = new Plot();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.HideLegend();
        plot.Grid.MajorLineColor = Ink.WithAlpha(0.12);
        plot.Axes.Top.FrameLineStyle.IsVisible = false;
        plot.Axes.Right.FrameLineStyle.IsVisible = false;
        StyleLabel(plot.Axes.Title.Label, title, TitleSize);
        plot.Axes.Title.Label.Bold = true;
        StyleAxis(plot.Axes.Bottom, bottom);
        StyleAxis(plot.Axes.Left, left);
        return plot;
    }

    /// <summary>
    /// Draws a plot into a part of a canvas. ScottPlot draws again when the first drawing has moved its axes: that happens elsewhere, or
    /// everything would lie on the canvas twice.
    /// </summary>
    public static void Render(Plot plot, SKCanvas canvas, PixelRect place)
    {
        using var settled = new SKBitmap((int)place.Width, (int)place.Height);
        using var elsewhere = new SKCanvas(settled);
        plot.Render(elsewhere, new PixelRect(0, place.Width, place.Height, 0));
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        plot.Render(canvas, place);
    }

    private static void StyleAxis(IAxis axis, string title)
    {
        StyleLabel(axis.Label, title, LabelSize);
        StyleLabel(axis.TickLabelStyle, string.Empty, TickSize);
        axis.TickLabelStyle.ForeColor = Muted;
        axis.FrameLineStyle.Color = Muted;
        axis.MajorTickStyle.Color = Muted;
    }

    private static void StyleLabel(LabelStyle label, string text, float size)
    {
        label.Text = text;
        label.FontName = InterFont.Name;
        label.FontSize = size;
        label.Bold = false;
        label.ForeColor = Ink;
    }
}
