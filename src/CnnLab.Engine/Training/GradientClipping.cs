using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Engine;

/// <summary>Limits the gradient of a step, number by number and by the norm of all of them.</summary>
/// <param name="options">The limits.</param>
/// <param name="slices">In how many slices the gradient comes.</param>
internal sealed class GradientClipping(GradientClippingOptions options, int slices)
{
    // Of double precision: the square of a large single overflows, and millions of small ones are lost in a sum.
    private readonly double[] _squares = new double[slices];
    private float _scale = 1;

    /// <summary>Whether the whole gradient must be known before the first parameter moves.</summary>
    public bool NeedsNorm => options.GlobalNorm is not null;

    /// <summary>Limits each number.</summary>
    public void LimitValues(Span<float> gradient)
    {
        if (options.Value is { } limit)
        {
            TensorPrimitives.Clamp(gradient, -limit, limit, gradient);
        }
    }

    /// <summary>Forgets a slice of the last step.</summary>
    public void Begin(int slice) => _squares[slice] = 0;

    /// <summary>Takes in a part of a slice, in its order.</summary>
    public void Measure(int slice, ReadOnlySpan<float> gradient) => _squares[slice] += SumOfSquares(gradient);

    /// <summary>Finds the factor when all slices are measured; adds them in their order.</summary>
    public void ChooseScale()
    {
        double sum = 0;
        foreach (var squares in _squares)
        {
            sum += squares;
        }

        var norm = Math.Sqrt(sum);
        _scale = norm > options.GlobalNorm ? (float)(options.GlobalNorm.Value / norm) : 1;
    }

    /// <summary>Multiplies a part of the gradient with the factor.</summary>
    public void Scale(Span<float> gradient)
    {
        if (_scale != 1)
        {
            TensorPrimitives.Multiply(gradient, _scale, gradient);
        }
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        // Eight running sums whatever the processor has, so that it decides the time only.
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(values);
        foreach (var vector in vectors)
        {
            var (lower, upper) = Vector256.Widen(vector);
            first += lower * lower;
            second += upper * upper;
        }

        var sum = Vector256.Sum(first + second);
        foreach (double value in values[(vectors.Length * Vector256<float>.Count)..])
        {
            sum += value * value;
        }

        return sum;
    }
}
