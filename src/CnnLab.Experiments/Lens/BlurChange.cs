namespace CnnLab.Experiments;

/// <summary>
/// Blurs by a Gaussian, cut off at three standard deviations and then scaled to a sum of 1; beyond the border the
/// outermost pixels are repeated.
/// </summary>
internal sealed class BlurChange : IImageChange
{
    private const int Reach = 3;

    private readonly Shape _shape;
    private readonly double[] _weights;
    private readonly int _radius;

    /// <summary>A blur.</summary>
    /// <param name="shape">The shape of an image.</param>
    /// <param name="deviation">The standard deviation, in pixels.</param>
    public BlurChange(Shape shape, double deviation)
    {
        (_shape, _radius) = (shape, (int)Math.Ceiling(Reach * deviation));
        double[] weights =
        [
            .. Enumerable.Range(-_radius, (2 * _radius) + 1)
                .Select(x => Math.Exp(-(x * x) / (2 * deviation * deviation))),
        ];
        var sum = weights.Sum();
        _weights = Array.ConvertAll(weights, weight => weight / sum);
    }

    public void Apply(LensImage image, Span<float> target)
    {
        var (height, width) = (_shape.Height, _shape.Width);
        var rows = new double[height * width];
        for (var start = 0; start < target.Length; start += rows.Length)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var (row, column) = Math.DivRem(i, width);
                rows[i] = 0;
                for (var tap = 0; tap < _weights.Length; tap++)
                {
                    var from = Math.Clamp(column + tap - _radius, 0, width - 1);
                    rows[i] += _weights[tap] * image.Pixels[start + (row * width) + from];
                }
            }

            for (var i = 0; i < rows.Length; i++)
            {
                var (row, column) = Math.DivRem(i, width);
                target[start + i] = (float)Column(rows, row, column);
            }
        }
    }

    private double Column(double[] rows, int row, int column)
    {
        var sum = 0.0;
        for (var tap = 0; tap < _weights.Length; tap++)
        {
            var from = Math.Clamp(row + tap - _radius, 0, _shape.Height - 1);
            sum += _weights[tap] * rows[(from * _shape.Width) + column];
        }

        return sum;
    }
}
