using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// The backward pass of max pooling. Each number of the image asks the windows that cover it, row by row, whether it is
/// their maximum: so nothing is scattered, and the sums have the order of the windows.
/// </summary>
internal readonly ref struct MaxWindowsBackward
{
    private readonly Window2D _window;
    private readonly SplitRows _rows;
    private readonly bool _all;

    // The rows of windows that cover a row of the image, each where its number modulo their count says, with room for
    // the windows that there are not left and right of them.
    private readonly Span<float> _keys, _upstream;
    private readonly Span<float> _image, _gradient;

    public MaxWindowsBackward(Window2D window, SplitRows rows, bool all, Span<float> scratch)
    {
        (_window, _rows, _all) = (window, rows, all);
        var ring = rows.WindowRows * rows.PartLength;
        _keys = scratch[..ring];
        _upstream = scratch.Slice(ring, ring);
        _image = scratch.Slice(2 * ring, rows.Length);
        _gradient = scratch.Slice((2 * ring) + rows.Length, rows.Length);
    }

    public static int ScratchLength(SplitRows rows) => 2 * ((rows.WindowRows * rows.PartLength) + rows.Length);

    /// <summary>Assigns the gradient of the images.</summary>
    /// <param name="images">The images; read where all maxima get the gradient.</param>
    /// <param name="keys">By what a window knows its maximum: its place, or the value where all get the gradient.</param>
    /// <param name="upstream">The gradients of the maxima.</param>
    /// <param name="gradients">To be assigned.</param>
    public void Run<TVector, TLanes>(
        ReadOnlySpan<float> images, ReadOnlySpan<float> keys, ReadOnlySpan<float> upstream, Span<float> gradients)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        // NaN equals nothing: there is no window.
        _keys.Fill(float.NaN);
        _upstream.Clear();
        _gradient.Clear();
        var size = _window.InputHeight * _window.InputWidth;
        for (int image = 0, output = 0; image < gradients.Length; image += size, output += _window.OutputArea)
        {
            var outputs = new Range(output, output + _window.OutputArea);
            for (int row = 0, next = 0; row < _window.InputHeight; row++)
            {
                var covering = _rows.Covering(row);
                for (; next < covering.End; next++)
                {
                    Take(keys[outputs], upstream[outputs], next);
                }

                var place = new Range(image + (row * _window.InputWidth), image + ((row + 1) * _window.InputWidth));
                Assign<TVector, TLanes>(row, covering, images[place], gradients[place]);
            }
        }
    }

    private void Take(ReadOnlySpan<float> keys, ReadOnlySpan<float> upstream, int windowRow)
    {
        var (from, to) = (windowRow * _window.OutputWidth, Slot(windowRow) + _rows.Overlap);
        keys.Slice(from, _window.OutputWidth).CopyTo(_keys[to..]);
        upstream.Slice(from, _window.OutputWidth).CopyTo(_upstream[to..]);
    }

    private int Slot(int windowRow) => windowRow % _rows.WindowRows * _rows.PartLength;

    private void Assign<TVector, TLanes>(
        int row, (int Start, int End) covering, ReadOnlySpan<float> image, Span<float> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        if (covering.Start >= covering.End)
        {
            gradient.Clear();
            return;
        }

        if (_all)
        {
            _rows.Split(image, _image);
        }

        for (var part = 0; part < _rows.CoveredParts; part++)
        {
            for (var column = 0; column < _rows.Columns; column += TLanes.Count)
            {
                var sums = Sums<TVector, TLanes>(row, covering, part, column);
                var place = (part * _rows.PartLength) + column;
                TLanes.Store(sums, ref MemoryMarshal.GetReference(_gradient), (nuint)place);
            }
        }

        _rows.Join(_gradient, gradient);
    }

    private TVector Sums<TVector, TLanes>(int row, (int Start, int End) covering, int part, int column)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (sums, stride, width) = (TLanes.Create(0f), _window.Strides.Width, _window.Size.Width);
        var values = TLanes.Load(in _image[0], (nuint)((part * _rows.PartLength) + column));
        for (var windowRow = covering.Start; windowRow < covering.End; windowRow++)
        {
            var slot = Slot(windowRow) + column + _rows.Overlap;
            ref var keys = ref Unsafe.Add(ref MemoryMarshal.GetReference(_keys), slot);
            ref var upstream = ref Unsafe.Add(ref MemoryMarshal.GetReference(_upstream), slot);
            var first = (row + _window.Top - (windowRow * _window.Strides.Height)) * width;
            for (var tap = part + ((width - 1 - part) / stride * stride); tap >= 0; tap -= stride)
            {
                var back = -(tap / stride);
                var sought = _all ? values : TLanes.Create(first + tap);
                var isMaximum = TLanes.Equal(TLanes.Load(in Unsafe.Add(ref keys, back), 0), sought);
                sums = TLanes.Add(sums, TLanes.And(isMaximum, TLanes.Load(in Unsafe.Add(ref upstream, back), 0)));
            }
        }

        return sums;
    }
}
