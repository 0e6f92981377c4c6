using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Between the mean and the maximum, as far as parameter 0 added to the start says.</summary>
internal readonly struct MixtureRule(float start) : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => Presence.Padding;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        new MaximumAndMean<TVector, TLanes>(windows).Between(Share(windows));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Gradient<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows,
        TVector value,
        TVector state,
        TVector upstream,
        GradientVector<TVector, TLanes> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var pooled = new MaximumAndMean<TVector, TLanes>(windows);
        gradient.AddParameter(0, TLanes.Multiply(upstream, TLanes.Subtract(pooled.Maximum, pooled.Mean)));
        var ofMaximum = TLanes.Multiply(upstream, Share(windows));
        var ofEach = TLanes.Divide(TLanes.Subtract(upstream, ofMaximum), windows.Count);
        var found = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            var isMaximum = TLanes.Equal(windows[i], pooled.Maximum);
            gradient.Add(i, TLanes.Add(ofEach, TLanes.And(ofMaximum, TLanes.AndNot(isMaximum, found))));
            found = TLanes.Or(found, isMaximum);
        }
    }

    private TVector Share<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.Add(TLanes.Create(start), windows.Parameter(0));
}
