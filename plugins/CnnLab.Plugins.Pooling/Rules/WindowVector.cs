using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Windows side by side, one in each lane.</summary>
internal readonly ref struct WindowVector<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly ref float _corner;
    private readonly ReadOnlySpan<int> _taps;
    private readonly ReadOnlySpan<float> _parameters;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WindowVector(ref readonly WindowRow row, int column)
    {
        _corner = ref Unsafe.Add(ref row.Corner, column);
        _taps = row.Taps;
        _parameters = row.Parameters;
        (FirstPlace, IsTraining) = (row.FirstPlace, row.IsTraining);
        Count = TLanes.Load(in row.Counts, (nuint)column);
    }

    /// <summary>Elements of a window, padding left and right among them; rows of padding are left out.</summary>
    public int Length => _taps.Length;

    /// <summary>The place of element 0 in the whole window, row by row.</summary>
    public int FirstPlace { get; }

    /// <summary>How many elements of each window are not padding.</summary>
    public TVector Count { get; }

    public bool IsTraining { get; }

    /// <summary>An element of every window.</summary>
    public TVector this[int element]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Load(
            in Unsafe.Add(ref _corner, Unsafe.Add(ref MemoryMarshal.GetReference(_taps), element)), 0);
    }

    /// <summary>A learned number, the same for all windows of a channel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Parameter(int index) => TLanes.Create(_parameters[index]);
}
