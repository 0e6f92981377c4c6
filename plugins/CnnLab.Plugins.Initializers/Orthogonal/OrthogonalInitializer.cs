using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// A random orthogonal matrix with a row of <c>fan_in</c> weights for each unit: the rows are orthonormal where there
/// are no more of them than columns, otherwise the columns are.
/// </summary>
/// <remarks>
/// Saxe, McClelland, Ganguli: "Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Neural Networks",
/// 2014. All orthogonal matrices are equally likely: normal vectors made orthonormal one after the other, which is the
/// QR factorization with a positive diagonal of R (Mezzadri: "How to Generate Random Matrices from the Classical
/// Compact Groups", 2007).
/// </remarks>
/// <param name="options">The options.</param>
[Description("A random orthogonal matrix, with a row for each unit (Saxe, McClelland, Ganguli 2014).")]
public sealed class OrthogonalInitializer(OrthogonalOptions options) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="ComponentException">The values are no matrix with fan_in columns.</exception>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        if (values.Length % fanIn != 0)
        {
            throw new ComponentException(
                $"orthogonal needs a kernel: {values.Length} values are no rows of fan_in {fanIn}. "
                + "Expected a multiple, as the kernel of a dense or convolutional layer has.");
        }

        var rows = values.Length / fanIn;
        var (length, count) = (Math.Max(rows, fanIn), Math.Min(rows, fanIn));
        var vectors = Orthonormal(length, count, ref random);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < fanIn; column++)
            {
                var (element, vector) = rows > fanIn ? (row, column) : (column, row);
                values[(row * fanIn) + column] = (float)(options.Gain * vectors[(vector * length) + element]);
            }
        }
    }

    /// <summary>Vectors one after the other.</summary>
    private static double[] Orthonormal(int length, int count, ref RandomStream random)
    {
        // Not MathNet's QR, which takes several times as long, and its last bits depend on the provider it was given.
        var vectors = new double[checked(length * count)];
        foreach (ref var value in vectors.AsSpan())
        {
            value = random.NextGaussian();
        }

        for (var i = 0; i < count; i++)
        {
            var vector = vectors.AsSpan(i * length, length);
            // Rounding leaves a part of the others in it; after a second time it is as small as rounding itself.
            SubtractOthers(vectors.AsSpan(0, i * length), vector);
            SubtractOthers(vectors.AsSpan(0, i * length), vector);
            TensorPrimitives.Multiply(vector, 1 / TensorPrimitives.Norm<double>(vector), vector);
        }

        return vectors;
    }

    private static void SubtractOthers(ReadOnlySpan<double> others, Span<double> vector)
    {
        for (var start = 0; start < others.Length; start += vector.Length)
        {
            var other = others.Slice(start, vector.Length);
            TensorPrimitives.MultiplyAdd(other, -TensorPrimitives.Dot(other, vector), vector, vector);
        }
    }
}
