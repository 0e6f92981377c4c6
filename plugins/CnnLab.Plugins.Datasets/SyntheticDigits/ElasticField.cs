namespace CnnLab.Plugins.Datasets;

/// <summary>
/// A smooth random displacement of the plane: uniform noise on a grid, smoothed by a Gaussian (Simard, Steinkraus,
/// Platt: "Best Practices for Convolutional Neural Networks Applied to Visual Document Analysis", 2003; there, too,
/// about a seventh of the side wide).
/// </summary>
/// <remarks>It moves the points of strokes, not pixels, so that the drawing stays sharp.</remarks>
internal sealed class ElasticField
{
    private const int Cells = 10, Nodes = Cells + 1, Border = 3, NoiseNodes = Nodes + (2 * Border);

    // Three boxes of three nodes, one after the other, are a Gaussian of 1.4 nodes (Wells 1986) without the exponential
    // function, whose last bits differ from machine to machine.
    private static readonly double[] Kernel = [1 / 27.0, 3 / 27.0, 6 / 27.0, 7 / 27.0, 6 / 27.0, 3 / 27.0, 1 / 27.0];

    // Of noise that is uniform in -1..1 and smoothed so: the variance of the noise is 1/3, and each of two axes leaves
    // 141/729 of it.
    private static readonly double StandardDeviation = Math.Sqrt(1 / 3.0) * 141 / 729;

    private readonly double[] _noise = new double[NoiseNodes * NoiseNodes];
    private readonly double[] _rows = new double[NoiseNodes * Nodes];
    private readonly double[] _x = new double[Nodes * Nodes];
    private readonly double[] _y = new double[Nodes * Nodes];

    /// <summary>Draws a new displacement of the given standard deviation.</summary>
    public void Draw(double standardDeviation, ref RandomStream random)
    {
        DrawAxis(_x, standardDeviation, ref random);
        DrawAxis(_y, standardDeviation, ref random);
    }

    /// <summary>The displacement of a point of the unit square; outside it that of the nearest point inside.</summary>
    public (double X, double Y) At(double x, double y)
    {
        var (column, right) = Node(x);
        var (row, down) = Node(y);
        var corner = (row * Nodes) + column;
        return (Between(_x, corner, right, down), Between(_y, corner, right, down));
    }

    private void DrawAxis(double[] field, double standardDeviation, ref RandomStream random)
    {
        for (var i = 0; i < _noise.Length; i++)
        {
            _noise[i] = (2 * random.NextSingle()) - 1;
        }

        // Along the rows, then along the columns.
        Smooth(_noise, _rows, lines: NoiseNodes, lineStride: NoiseNodes, step: 1, outputStride: Nodes, outputStep: 1);
        Smooth(_rows, field, lines: Nodes, lineStride: 1, step: Nodes, outputStride: 1, outputStep: Nodes);
        for (var i = 0; i < field.Length; i++)
        {
            field[i] *= standardDeviation / StandardDeviation;
        }
    }

    private static void Smooth(
        double[] input, double[] output, int lines, int lineStride, int step, int outputStride, int outputStep)
    {
        for (var line = 0; line < lines; line++)
        {
            for (var node = 0; node < Nodes; node++)
            {
                var sum = 0.0;
                for (var k = 0; k < Kernel.Length; k++)
                {
                    sum += Kernel[k] * input[(line * lineStride) + ((node + k) * step)];
                }

                output[(line * outputStride) + (node * outputStep)] = sum;
            }
        }
    }

    private static (int Node, double Share) Node(double coordinate)
    {
        var position = Math.Clamp(coordinate, 0, 1) * Cells;
        var node = Math.Min((int)position, Cells - 1);
        return (node, position - node);
    }

    private static double Between(double[] field, int corner, double right, double down)
    {
        var above = field[corner] + (right * (field[corner + 1] - field[corner]));
        var below = field[corner + Nodes] + (right * (field[corner + Nodes + 1] - field[corner + Nodes]));
        return above + (down * (below - above));
    }
}
