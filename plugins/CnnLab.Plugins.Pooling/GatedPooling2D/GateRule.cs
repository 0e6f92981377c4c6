using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Between the mean and the maximum, as far as a filter over the window says: the parameters.</summary>
internal readonly struct GateRule : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => Presence.Padding;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> =>
        new MaximumAndMean<TVector, TLanes>(windows).Between(Gate(windows));

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
        var (gate, one) = (Gate(windows), TLanes.Create(1f));
        var slope = TLanes.Multiply(gate, TLanes.Subtract(one, gate));
        var difference = TLanes.Multiply(upstream, TLanes.Subtract(pooled.Maximum, pooled.Mean));
        var ofFilter = TLanes.Multiply(difference, slope);
        var ofMaximum = TLanes.Multiply(upstream, gate);
        var ofEach = TLanes.Divide(TLanes.Subtract(upstream, ofMaximum), windows.Count);
        var found = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            var (x, place) = (windows[i], windows.FirstPlace + i);
            gradient.AddParameter(place, TLanes.Multiply(ofFilter, Presence.OrZero<TVector, TLanes>(x)));
            var isMaximum = TLanes.Equal(x, pooled.Maximum);
            var direct = TLanes.Add(ofEach, TLanes.And(ofMaximum, TLanes.AndNot(isMaximum, found)));
            gradient.Add(i, TLanes.Add(direct, TLanes.Multiply(ofFilter, windows.Parameter(place))));
            found = TLanes.Or(found, isMaximum);
        }
    }

    private static TVector Gate<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var sum = TLanes.Create(0f);
        for (var i = 0; i < windows.Length; i++)
        {
            var x = Presence.OrZero<TVector, TLanes>(windows[i]);
            sum = TLanes.Add(sum, TLanes.Multiply(x, windows.Parameter(windows.FirstPlace + i)));
        }

        return VectorMath.Logistic<TVector, TLanes>(sum);
    }
}
