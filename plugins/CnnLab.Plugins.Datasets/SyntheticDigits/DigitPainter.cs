namespace CnnLab.Plugins.Datasets;

/// <summary>Paints digits, one after another, into memory of its own.</summary>
/// <remarks>
/// Only additions, multiplications, divisions and square roots, which are the same to the last bit on every machine: so
/// is the picture.
/// </remarks>
internal sealed class DigitPainter(SyntheticDigitsOptions options)
{
    /// <summary>MNIST's digits, too, fill 20 of 28 pixels.</summary>
    private const double DigitSide = 20.0 / 28;

    /// <summary>How far, as a share of the digit, the hand misses a point.</summary>
    private const double Jitter = 0.025;

    private readonly Canvas _canvas = new(options.Size);
    private readonly ElasticField _elastic = new();
    private readonly List<double> _points = [];
    private readonly List<double> _line = [];

    /// <summary>Paints a digit.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <param name="pixels">Gets the bytes, <c>[1, size, size]</c>.</param>
    /// <param name="random">The stream of this image.</param>
    public void Paint(int digit, Span<byte> pixels, ref RandomStream random)
    {
        var variants = Glyphs.OfDigit[digit];
        var variant = variants[random.NextInt32(variants.Length)];
        var affine = DrawAffine(ref random);
        _elastic.Draw(options.Elastic, ref random);
        var thickness = options.Size * random.NextDouble(options.MinThickness, options.MaxThickness);
        _canvas.Clear();
        foreach (var stroke in variant)
        {
            TraceByHand(stroke, ref random);
            PlaceInImage(affine);
            _canvas.Draw(_line, Math.Max(thickness, 1));
        }

        Hide(ref random);
        _canvas.Develop(pixels, options.Noise, ref random);
    }

    private Affine DrawAffine(ref RandomStream random) => Affine.Of(
        degrees: options.Rotation * Sway(ref random),
        scaleX: DigitSide * (1 + (options.Scale * Sway(ref random))),
        scaleY: DigitSide * (1 + (options.Scale * Sway(ref random))),
        shear: options.Shear * Sway(ref random),
        shiftX: options.Translation * Sway(ref random) / options.Size,
        shiftY: options.Translation * Sway(ref random) / options.Size);

    private static double Sway(ref RandomStream random) => random.NextDouble(-1, 1);

    private void TraceByHand(double[] stroke, ref RandomStream random)
    {
        _points.Clear();
        for (var i = 0; i < stroke.Length; i += 2)
        {
            var isCorner = i > 0 && stroke[i] == stroke[i - 2] && stroke[i + 1] == stroke[i - 1];
            _points.Add(isCorner ? _points[i - 2] : stroke[i] + (Jitter * Sway(ref random)));
            _points.Add(isCorner ? _points[i - 1] : stroke[i + 1] + (Jitter * Sway(ref random)));
        }

        _line.Clear();
        Curve.Trace([.. _points], _line);
    }

    private void PlaceInImage(Affine affine)
    {
        for (var i = 0; i < _line.Count; i += 2)
        {
            var (x, y) = affine.Map(_line[i], _line[i + 1]);
            var (moveX, moveY) = _elastic.At(x, y);
            _line[i] = (x + moveX) * options.Size;
            _line[i + 1] = (y + moveY) * options.Size;
        }
    }

    private void Hide(ref RandomStream random)
    {
        var side = (int)((options.Occlusion * options.Size) + 0.5);
        var places = options.Size - side + 1;
        _canvas.Hide(random.NextInt32(places), random.NextInt32(places), side);
    }
}
