using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Numbers with their mean subtracted and divided by their standard deviation, <c>(x - mean) / sqrt(variance +
/// epsilon)</c>, and the gradient through mean and deviation.
/// </summary>
internal static class Standardization
{
    /// <summary>Assigns the standardised numbers.</summary>
    /// <returns><c>1 / sqrt(variance + epsilon)</c>, with the variance over all numbers, not n - 1.</returns>
    public static float Forward(ReadOnlySpan<float> x, float epsilon, Span<float> standardized)
    {
        TensorPrimitives.Subtract(x, TensorPrimitives.Sum(x) / x.Length, standardized);
        var variance = TensorPrimitives.SumOfSquares<float>(standardized) / x.Length;
        var inverse = 1 / MathF.Sqrt(variance + epsilon);
        TensorPrimitives.Multiply(standardized, inverse, standardized);
        return inverse;
    }

    /// <summary>
    /// Turns the gradient with respect to the standardised numbers, g, into that with respect to x: <c>inverse (g -
    /// mean(g) - standardized mean(g standardized))</c>.
    /// </summary>
    public static void Backward(ReadOnlySpan<float> standardized, float inverse, Span<float> gradient)
    {
        var mean = TensorPrimitives.Sum<float>(gradient) / gradient.Length;
        var slope = TensorPrimitives.Dot(gradient, standardized) / gradient.Length;
        TensorPrimitives.Subtract(gradient, mean, gradient);
        TensorPrimitives.MultiplyAdd(standardized, -slope, gradient, gradient);
        TensorPrimitives.Multiply(gradient, inverse, gradient);
    }
}
