using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Max pooling window by window. A NaN is larger than any number, and its gradient goes nowhere, as nothing equals it.
/// </summary>
internal sealed class MaxSparseWindows(Window2D window, bool all) : SparseWindows(window)
{
    private readonly int _width = window.InputWidth;

    public override bool BackwardUsesOutput => true;

    protected override float Value(ReadOnlySpan<float> image, WindowPlace place)
    {
        var maximum = float.NegativeInfinity;
        for (var row = place.Top; row < place.Bottom; row++)
        {
            var values = image[((row * _width) + place.Left)..((row * _width) + place.Right)];
            maximum = MathF.Max(maximum, TensorPrimitives.Max(values));
        }

        return maximum;
    }

    protected override void Spread(
        ReadOnlySpan<float> image, WindowPlace place, float value, float upstream, Span<float> gradient)
    {
        for (var row = place.Top; row < place.Bottom; row++)
        {
            for (var pixel = (row * _width) + place.Left; pixel < (row * _width) + place.Right; pixel++)
            {
                if (image[pixel] != value)
                {
                    continue;
                }

                gradient[pixel] += upstream;
                if (!all)
                {
                    return;
                }
            }
        }
    }
}
