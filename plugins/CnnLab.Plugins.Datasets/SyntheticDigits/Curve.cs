namespace CnnLab.Plugins.Datasets;

/// <summary>
/// A smooth curve through points: uniform Catmull-Rom (Catmull and Rom 1974), as a line of many short pieces.
/// </summary>
internal static class Curve
{
    private const int PiecesPerSpan = 6;

    /// <summary>Appends the points of the curve, x and y in turn.</summary>
    /// <param name="points">The points it goes through, x and y in turn; one given twice is a corner.</param>
    /// <param name="line">Gets the points.</param>
    public static void Trace(ReadOnlySpan<double> points, List<double> line)
    {
        var count = points.Length / 2;
        line.Add(points[0]);
        line.Add(points[1]);
        for (var i = 0; i + 1 < count; i++)
        {
            for (var piece = 1; piece <= PiecesPerSpan; piece++)
            {
                var t = (double)piece / PiecesPerSpan;
                line.Add(Value(points, i, count, axis: 0, t));
                line.Add(Value(points, i, count, axis: 1, t));
            }
        }
    }

    private static double Value(ReadOnlySpan<double> points, int i, int count, int axis, double t)
    {
        var before = points[(2 * Math.Max(i - 1, 0)) + axis];
        var from = points[(2 * i) + axis];
        var to = points[(2 * (i + 1)) + axis];
        var after = points[(2 * Math.Min(i + 2, count - 1)) + axis];
        var cubic = (3 * (from - to)) + after - before;
        var square = (2 * before) - (5 * from) + (4 * to) - after;
        return from + (0.5 * t * (to - before + (t * (square + (t * cubic)))));
    }
}
