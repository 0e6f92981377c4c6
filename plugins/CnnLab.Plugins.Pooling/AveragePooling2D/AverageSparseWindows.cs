using System.Numerics.Tensors;

namespace CnnLab.Plugins.Pooling;

/// <summary>Average pooling window by window.</summary>
internal sealed class AverageSparseWindows(Window2D window, bool countIncludePad) : SparseWindows(window)
{
    private readonly int _width = window.InputWidth;
    private readonly int _fixedArea = countIncludePad ? window.Size.Area : 0;

    public override bool BackwardUsesOutput => false;

    protected override float Value(ReadOnlySpan<float> image, WindowPlace place)
    {
        var sum = 0f;
        for (var row = place.Top; row < place.Bottom; row++)
        {
            sum += TensorPrimitives.Sum(image[((row * _width) + place.Left)..((row * _width) + place.Right)]);
        }

        return sum / Area(place);
    }

    protected override void Spread(
        ReadOnlySpan<float> image, WindowPlace place, float value, float upstream, Span<float> gradient)
    {
        var share = upstream / Area(place);
        for (var row = place.Top; row < place.Bottom; row++)
        {
            var values = gradient[((row * _width) + place.Left)..((row * _width) + place.Right)];
            TensorPrimitives.Add(values, share, values);
        }
    }

    private int Area(WindowPlace place) => _fixedArea > 0 ? _fixedArea : place.Area;
}
