namespace CnnLab.Plugins.Datasets;

/// <summary>A square gray image, 0 (black) to 1 (white), on which lines are drawn with smooth edges.</summary>
internal sealed class Canvas(int size)
{
    private readonly double[] _pixels = new double[size * size];

    public void Clear() => Array.Clear(_pixels);

    /// <summary>Draws a line with round ends; the brighter of it and what is there already stays.</summary>
    /// <param name="line">Points, x and y in turn, in pixels: the middle of the first pixel is at 0.5.</param>
    /// <param name="thickness">In pixels.</param>
    public void Draw(IReadOnlyList<double> line, double thickness)
    {
        for (var i = 0; i + 3 < line.Count; i += 2)
        {
            DrawPiece(line[i], line[i + 1], line[i + 2], line[i + 3], thickness / 2);
        }
    }

    /// <summary>Blackens a square; what of it lies outside is ignored.</summary>
    public void Hide(int left, int top, int side)
    {
        for (var y = top; y < top + side; y++)
        {
            Array.Clear(_pixels, (y * size) + left, side);
        }
    }

    /// <summary>Adds noise and writes the pixels as bytes.</summary>
    public void Develop(Span<byte> bytes, double noise, ref RandomStream random)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = noise > 0 ? _pixels[i] + (noise * NearlyGaussian(ref random)) : _pixels[i];
            bytes[i] = (byte)((Math.Clamp(value, 0, 1) * 255) + 0.5);
        }
    }

    // The sum of four uniform numbers, scaled to a standard deviation of 1: a true Gaussian needs the logarithm, whose
    // last bits differ from machine to machine. One draw of 32 bits gives all four.
    private static double NearlyGaussian(ref RandomStream random)
    {
        var bits = random.NextUInt32();
        var sum = (bits & 255) + ((bits >> 8) & 255) + ((bits >> 16) & 255) + (bits >> 24);
        return (sum - 510.0) / 147.8;
    }

    private void DrawPiece(double x1, double y1, double x2, double y2, double radius)
    {
        var reach = radius + 0.5;
        var (left, right) = Covered(Math.Min(x1, x2) - reach, Math.Max(x1, x2) + reach);
        var (top, bottom) = Covered(Math.Min(y1, y2) - reach, Math.Max(y1, y2) + reach);
        var (alongX, alongY) = (x2 - x1, y2 - y1);
        var square = (alongX * alongX) + (alongY * alongY);
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                var (fromX, fromY) = (x + 0.5 - x1, y + 0.5 - y1);
                var share = square > 0 ? Math.Clamp(((fromX * alongX) + (fromY * alongY)) / square, 0, 1) : 0;
                var (offX, offY) = (fromX - (share * alongX), fromY - (share * alongY));
                var coverage = Math.Min(reach - Math.Sqrt((offX * offX) + (offY * offY)), 1);
                ref var pixel = ref _pixels[(y * size) + x];
                pixel = Math.Max(pixel, coverage);
            }
        }
    }

    private (int From, int To) Covered(double from, double to) =>
        ((int)Math.Clamp(from, 0, size), (int)Math.Clamp(to + 1, 0, size));
}
