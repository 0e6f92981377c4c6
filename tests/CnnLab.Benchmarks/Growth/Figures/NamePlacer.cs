using CnnLab.Experiments;
using ScottPlot;
using SkiaSharp;

namespace CnnLab.Benchmarks;

/// <summary>Finds for each name a side of its point where it covers no other name and no point.</summary>
/// <param name="points">All points of the panel, in pixels.</param>
/// <param name="size">The size of the letters.</param>
internal sealed class NamePlacer(IReadOnlyList<SKPoint> points, float size)
{
    private const float Distance = PanelLine.MarkerSize + 2;

    // The corner of the name that is at the point: the name is right below it, right above, left below, left above.
    private static readonly Alignment[] Sides =
        [Alignment.UpperLeft, Alignment.LowerLeft, Alignment.UpperRight, Alignment.LowerRight];

    private readonly List<SKRect> _taken =
    [
        .. points.Select(point => new SKRect(
            point.X - (Distance / 2), point.Y - (Distance / 2), point.X + (Distance / 2), point.Y + (Distance / 2))),
    ];

    /// <summary>The first side that is free; null where the name would cover something on every side.</summary>
    public Alignment? Place(string name, SKPoint point)
    {
        using var font = new SKFont(InterFont.Regular, size);
        var width = font.MeasureText(name) + (Distance / 2);
        foreach (var side in Sides)
        {
            var left = side is Alignment.UpperLeft or Alignment.LowerLeft ? point.X + 1 : point.X - 1 - width;
            var top = side is Alignment.UpperLeft or Alignment.UpperRight
                ? point.Y + (Distance / 2)
                : point.Y - (Distance / 2) - size;
            var place = new SKRect(left, top, left + width, top + size);
            if (!_taken.Exists(place.IntersectsWith))
            {
                _taken.Add(place);
                return side;
            }
        }

        return null;
    }
}
