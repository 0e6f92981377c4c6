namespace CnnLab.Plugins.Layers;

/// <summary>
/// How a channel lies in memory so that what any value of a kernel sees at all positions is one run of it, whatever the
/// strides and however short the lines: padded, its rows and columns dealt out by their remainder from the strides (the
/// phases), and every row of input and output <see cref="Pitch"/> apart.
/// </summary>
/// <remarks>
/// Position (i, j) of the output is at <c>i * Pitch + j</c>, and the value of the kernel with the number t sees there
/// <c>plane[i * Pitch + j + Offsets[t]]</c>. The places between two lines hold what nobody asks for.
/// </remarks>
internal sealed class StridedPlane
{
    private const int MostLanes = 16;
    private readonly Window2D _window;

    public StridedPlane(Window2D window, Size2D dilation)
    {
        _window = window;
        var (strides, size) = (window.Strides, window.Size);
        var lastRow = (size.Height - 1) / strides.Height;
        var lastColumn = (size.Width - 1) / strides.Width;
        var rows = Math.Max(Parts(window.Top + window.InputHeight, strides.Height), lastRow + window.OutputHeight);
        Pitch = Math.Max(Parts(window.Left + window.InputWidth, strides.Width), lastColumn + window.OutputWidth);
        PhaseLength = Parts(checked(rows * Pitch), MostLanes) * MostLanes;
        Margin = (lastRow * Pitch) + lastColumn;
        Elements = checked((strides.Area * PhaseLength) + Margin + MostLanes);

        var taps = Taps(dilation).OrderBy(tap => tap.Phase).ToArray();
        Places = [.. taps.Select(tap => tap.Place)];
        Offsets = [.. taps.Select(tap => (tap.Phase * PhaseLength) + tap.Offset)];
        ReverseOffsets = [.. taps.Select(tap => -tap.Offset)];
        FirstTaps = [.. Enumerable.Range(0, strides.Area + 1).Select(phase => taps.Count(tap => tap.Phase < phase))];
    }

    /// <summary>Elements from a row to the next, of input and output.</summary>
    public int Pitch { get; }

    /// <summary>Elements of one phase, whole vectors.</summary>
    public int PhaseLength { get; }

    /// <summary>How far before the first position a reversed offset reaches, and an offset behind a phase.</summary>
    public int Margin { get; }

    /// <summary>Elements of all phases, and of what vectors may read behind them.</summary>
    public int Elements { get; }

    /// <summary>Elements of the output with its gaps.</summary>
    public int OutputLength => _window.OutputHeight * Pitch;

    /// <summary>The places in the kernel, in the order of the phases they see.</summary>
    public int[] Places { get; }

    /// <summary>What to add to a position for what each place sees.</summary>
    public int[] Offsets { get; }

    /// <summary>What to add to a place in a phase for the position that sees it.</summary>
    public int[] ReverseOffsets { get; }

    /// <summary>Where each phase's places begin, and one more.</summary>
    public int[] FirstTaps { get; }

    /// <summary>Copies a channel in; what lies in the padding is left alone.</summary>
    public void Fill(ReadOnlySpan<float> channel, Span<float> plane)
    {
        var (width, stride) = (_window.InputWidth, _window.Strides.Width);
        for (var row = 0; row < _window.InputHeight; row++)
        {
            var line = channel.Slice(row * width, width);
            for (var first = 0; first < Math.Min(stride, width); first++)
            {
                var target = plane[PlaceOf(row, first)..];
                if (stride == 1)
                {
                    line.CopyTo(target);
                    continue;
                }

                for (int column = first, i = 0; column < width; column += stride, i++)
                {
                    target[i] = line[column];
                }
            }
        }
    }

    /// <summary>Copies a channel out.</summary>
    public void Read(ReadOnlySpan<float> plane, Span<float> channel)
    {
        var (width, stride) = (_window.InputWidth, _window.Strides.Width);
        for (var row = 0; row < _window.InputHeight; row++)
        {
            var line = channel.Slice(row * width, width);
            for (var first = 0; first < Math.Min(stride, width); first++)
            {
                var source = plane[PlaceOf(row, first)..];
                if (stride == 1)
                {
                    source[..width].CopyTo(line);
                    continue;
                }

                for (int column = first, i = 0; column < width; column += stride, i++)
                {
                    line[column] = source[i];
                }
            }
        }
    }

    private IEnumerable<(int Place, int Phase, int Offset)> Taps(Size2D dilation)
    {
        var (strides, place) = (_window.Strides, 0);
        for (var row = 0; row < _window.Size.Height; row += dilation.Height)
        {
            for (var column = 0; column < _window.Size.Width; column += dilation.Width)
            {
                var phase = (row % strides.Height * strides.Width) + (column % strides.Width);
                yield return (place++, phase, (row / strides.Height * Pitch) + (column / strides.Width));
            }
        }
    }

    private int PlaceOf(int row, int column)
    {
        var (strides, paddedRow, paddedColumn) = (_window.Strides, row + _window.Top, column + _window.Left);
        var phase = (paddedRow % strides.Height * strides.Width) + (paddedColumn % strides.Width);
        return (phase * PhaseLength) + (paddedRow / strides.Height * Pitch) + (paddedColumn / strides.Width);
    }

    private static int Parts(int length, int part) => (length + part - 1) / part;
}
