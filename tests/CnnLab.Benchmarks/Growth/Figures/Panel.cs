using CnnLab.Experiments;
using ScottPlot;
using SkiaSharp;

namespace CnnLab.Benchmarks;

/// <summary>A plot of a figure.</summary>
/// <param name="Title">What is to be seen.</param>
/// <param name="Bottom">The horizontal axis.</param>
/// <param name="Left">The vertical axis.</param>
/// <param name="Lines">What was measured, and what it is compared with.</param>
internal sealed record Panel(
    string Title,
    PanelAxis Bottom,
    PanelAxis Left,
    IReadOnlyList<PanelLine> Lines)
{
    private const float WordSize = 11;

    // The data's part of a panel, roughly: enough to see whether two names meet.
    private const float DataWidth = 370, DataHeight = 260;

    /// <summary>The plot with everything in it.</summary>
    /// <param name="withPatterns">Whether to break lines.</param>
    public Plot Draw(bool withPatterns)
    {
        var plot = FigureStyle.NewPlot(Title, Bottom.Label, Left.Label);
        foreach (var line in Lines)
        {
            AddLine(plot, line, withPatterns);
        }

        SetAxes(plot);
        AddNames(plot);
        return plot;
    }

    private void SetAxes(Plot plot)
    {
        var points = Lines.SelectMany(line => line.Points).ToList();
        var (left, right) = Bottom.Limits([.. points.Select(point => point.X)]);
        var (low, high) = Left.Limits([.. points.Select(point => point.Y)]);
        plot.Axes.SetLimits(left, right, low, high);
        plot.Axes.Bottom.TickGenerator = Bottom.Generator(left, right);
        plot.Axes.Left.TickGenerator = Left.Generator(low, high);
    }

    private void AddLine(Plot plot, PanelLine line, bool withPatterns)
    {
        var scatter = plot.Add.Scatter(line.Points.Select(Place).ToArray());
        scatter.Color = line.Style.Color;
        scatter.LineWidth = line.IsJoined ? line.Width : 0;
        scatter.LinePattern = withPatterns ? line.Style.Pattern : LinePattern.Solid;
        scatter.MarkerShape = line.Marker;
        scatter.MarkerSize = line.Marker == MarkerShape.None ? 0 : PanelLine.MarkerSize;
    }

    private void AddNames(Plot plot)
    {
        var limits = plot.Axes.GetLimits();
        SKPoint Pixel(Coordinates point) => new(
            (float)((Bottom.Place(point.X) - limits.Left) / (limits.Right - limits.Left) * DataWidth),
            (float)((limits.Top - Left.Place(point.Y)) / (limits.Top - limits.Bottom) * DataHeight));
        var measured = Lines.Where(line => line.Marker != MarkerShape.None).SelectMany(line => line.Points);
        var placer = new NamePlacer([.. measured.Select(Pixel)], WordSize);
        foreach (var (point, name) in Lines.SelectMany(line => line.Points.Zip(line.Names ?? [])))
        {
            // A name that has no place is in the table.
            if (placer.Place(name, Pixel(point)) is { } side)
            {
                AddName(plot, name, Place(point), side);
            }
        }
    }

    private static void AddName(Plot plot, string name, Coordinates place, Alignment side)
    {
        var text = plot.Add.Text(name, place);
        text.LabelFontName = InterFont.Name;
        text.LabelFontSize = WordSize;
        text.LabelFontColor = FigureStyle.Ink;
        text.LabelAlignment = side;
        text.LabelPadding = 4;
    }

    private Coordinates Place(Coordinates point) => new(Bottom.Place(point.X), Left.Place(point.Y));
}
