using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Where the gradients of windows side by side are added up.</summary>
internal readonly ref struct GradientVector<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly ref float _corner;
    private readonly ReadOnlySpan<int> _taps;
    private readonly Span<float> _lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public GradientVector(ref readonly WindowRow row, int column)
    {
        _corner = ref Unsafe.Add(ref row.GradientCorner, column);
        _taps = row.Taps;
        _lanes = row.ParameterLanes;
    }

    /// <summary>Adds to the gradient of an element of every window.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int element, TVector value)
    {
        ref var target = ref Unsafe.Add(ref _corner, Unsafe.Add(ref MemoryMarshal.GetReference(_taps), element));
        TLanes.Store(TLanes.Add(TLanes.Load(in target, 0), value), ref target, 0);
    }

    /// <summary>Adds to the gradient of a learned number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddParameter(int index, TVector value)
    {
        ref var target = ref _lanes[index * WindowRow.LanesOfParameter];
        TLanes.Store(TLanes.Add(TLanes.Load(in target, 0), value), ref target, 0);
    }
}
