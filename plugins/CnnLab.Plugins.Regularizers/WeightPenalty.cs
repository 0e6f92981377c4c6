using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Regularizers;

/// <summary>The sums of absolute values and of squares, times a factor, and their gradients.</summary>
internal static class WeightPenalty
{
    // Sums of single precision are added up in double precision, before they are long enough to lose anything.
    private const int BlockLength = 256;

    /// <summary>The penalty <c>factor * sum |w|</c>; its gradient is <c>factor * sign(w)</c>, 0 where w is.</summary>
    public static double Absolute(float factor, ReadOnlySpan<float> values, Span<float> gradient)
    {
        if (!gradient.IsEmpty)
        {
            AddSigns(factor, values, gradient);
        }

        double sum = 0;
        for (; values.Length > BlockLength; values = values[BlockLength..])
        {
            sum += TensorPrimitives.SumOfMagnitudes(values[..BlockLength]);
        }

        return factor * (sum + TensorPrimitives.SumOfMagnitudes(values));
    }

    /// <summary>The penalty <c>factor * sum w^2</c>; its gradient is <c>2 * factor * w</c>.</summary>
    public static double Square(float factor, ReadOnlySpan<float> values, Span<float> gradient)
    {
        if (!gradient.IsEmpty)
        {
            TensorPrimitives.MultiplyAdd(values, 2 * factor, gradient, gradient);
        }

        double sum = 0;
        for (; values.Length > BlockLength; values = values[BlockLength..])
        {
            sum += TensorPrimitives.SumOfSquares(values[..BlockLength]);
        }

        return factor * (sum + TensorPrimitives.SumOfSquares(values));
    }

    private static void AddSigns(float factor, ReadOnlySpan<float> values, Span<float> gradient)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var (up, zero) = (new Vector<float>(factor), Vector<float>.Zero);
        for (var i = 0; i < vectors.Length; i++)
        {
            sums[i] += Vector.ConditionalSelect(Vector.GreaterThan(vectors[i], zero), up, zero)
                - Vector.ConditionalSelect(Vector.LessThan(vectors[i], zero), up, zero);
        }

        for (var i = vectors.Length * Vector<float>.Count; i < values.Length; i++)
        {
            gradient[i] += values[i] > 0 ? factor : values[i] < 0 ? -factor : 0;
        }
    }
}
