using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The maximum, for rules that need it beside other things.</summary>
internal static class WindowMaximum
{
    /// <summary>The largest element of every window; NaN where there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Of<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var maximum = windows[0];
        for (var i = 1; i < windows.Length; i++)
        {
            maximum = TLanes.Max(maximum, windows[i]);
        }

        return maximum;
    }
}
