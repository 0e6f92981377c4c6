using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The maximum and the mean of windows, whose padding is the lowest number.</summary>
internal readonly ref struct MaximumAndMean<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    public MaximumAndMean(WindowVector<TVector, TLanes> windows)
    {
        var (maximum, sum) = (windows[0], TLanes.Create(0f));
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            maximum = TLanes.Max(maximum, x);
            sum = TLanes.Add(sum, Presence.OrZero<TVector, TLanes>(x));
        }

        (Maximum, Mean) = (maximum, TLanes.Divide(sum, windows.Count));
    }

    public TVector Maximum { get; }

    public TVector Mean { get; }

    /// <summary>What is between the two: the mean for 0, the maximum for 1.</summary>
    public TVector Between(TVector share) =>
        TLanes.Add(Mean, TLanes.Multiply(share, TLanes.Subtract(Maximum, Mean)));
}
