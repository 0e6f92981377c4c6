using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The backward pass of max pooling with windows one apart, where the first of equal maxima gets the gradient. Each
/// number of the padded image asks the windows that cover it, in their order, whether their maximum stands there.
/// Windows side by side often have the same maximum, so scattering would wait for its own sums.
/// </summary>
/// <remarks>
/// Rows of windows are laid out as far apart as those of the padded image. Then all windows in which a number has the
/// same place are a fixed distance away, over the whole image: one run of vectors.
/// </remarks>
internal sealed class MaxDenseBackward
{
    // As much room behind the numbers as a vector may reach over their end.
    private const int Room = 16;

    private readonly Window2D _window;
    private readonly int[] _distances;
    private readonly int _pitch, _padded, _margin;

    /// <summary>The pass over windows one apart.</summary>
    public MaxDenseBackward(Window2D window)
    {
        _window = window;
        _pitch = window.OutputWidth + window.Size.Width - 1;
        _padded = (window.OutputHeight + window.Size.Height - 1) * _pitch;
        _distances = [.. Enumerable.Range(0, window.Size.Area).Select(place =>
            (place / window.Size.Width * _pitch) + (place % window.Size.Width))];
        _margin = _distances[^1];
    }

    /// <summary>Numbers that are worked with.</summary>
    public int ScratchLength => (2 * WindowsLength) + _padded + Room;

    private int WindowsLength => _margin + _padded + Room;

    /// <summary>Assigns the gradient of the images.</summary>
    /// <param name="maximumPlaces">The place of the maximum in each window, negative for none.</param>
    /// <param name="upstream">The gradients of the maxima.</param>
    /// <param name="gradients">To be assigned.</param>
    /// <param name="scratch">Room of <see cref="ScratchLength"/>.</param>
    public void Run(
        ReadOnlySpan<float> maximumPlaces, ReadOnlySpan<float> upstream, Span<float> gradients, Span<float> scratch)
    {
        var places = scratch[..WindowsLength];
        var spread = scratch.Slice(WindowsLength, WindowsLength);
        var sums = scratch.Slice(2 * WindowsLength, _padded + Room);

        // Where there is no window there is no maximum.
        places.Fill(-1);
        var size = _window.InputHeight * _window.InputWidth;
        for (; !gradients.IsEmpty; gradients = gradients[size..])
        {
            Lay(maximumPlaces, places);
            Lay(upstream, spread);
            Sum(places, spread, sums);
            CutOut(sums, gradients[..size]);
            maximumPlaces = maximumPlaces[_window.OutputArea..];
            upstream = upstream[_window.OutputArea..];
        }
    }

    private void Lay(ReadOnlySpan<float> windows, Span<float> places)
    {
        for (var row = 0; row < _window.OutputHeight; row++)
        {
            windows.Slice(row * _window.OutputWidth, _window.OutputWidth).CopyTo(places[(_margin + (row * _pitch))..]);
        }
    }

    private void CutOut(ReadOnlySpan<float> sums, Span<float> image)
    {
        var first = (_window.Top * _pitch) + _window.Left;
        for (var row = 0; row < _window.InputHeight; row++)
        {
            sums.Slice(first + (row * _pitch), _window.InputWidth).CopyTo(image[(row * _window.InputWidth)..]);
        }
    }

    private void Sum(ReadOnlySpan<float> places, ReadOnlySpan<float> upstream, Span<float> sums)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Sum<Vector512<float>, LanesOf16>(places, upstream, sums);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Sum<Vector256<float>, LanesOf8>(places, upstream, sums);
        }
        else
        {
            Sum<Vector128<float>, LanesOf4>(places, upstream, sums);
        }
    }

    private void Sum<TVector, TLanes>(ReadOnlySpan<float> places, ReadOnlySpan<float> upstream, Span<float> sums)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var firstPlace = ref MemoryMarshal.GetReference(places);
        ref var firstUpstream = ref MemoryMarshal.GetReference(upstream);
        var (one, last) = (TLanes.Create(1f), TLanes.Create(_distances.Length - 1));
        for (var number = 0; number < _padded; number += TLanes.Count)
        {
            // The last place in a window is that in the first window.
            var (sum, place) = (TLanes.Create(0f), last);
            for (var tap = _distances.Length - 1; tap >= 0; tap--)
            {
                var window = (nuint)(_margin + number - _distances[tap]);
                var isThere = TLanes.Equal(TLanes.Load(in firstPlace, window), place);
                sum = TLanes.Add(sum, TLanes.And(TLanes.Load(in firstUpstream, window), isThere));
                place = TLanes.Subtract(place, one);
            }

            TLanes.Store(sum, ref MemoryMarshal.GetReference(sums), (nuint)number);
        }
    }
}
