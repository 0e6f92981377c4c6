using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// A pooling strategy as two functions over windows that stand side by side, one in each lane. It only works lane by
/// lane.
/// </summary>
internal interface IVectorRule
{
    /// <summary>
    /// Whether a number of each window is kept from the forward to the backward pass. It is not in inference, where the
    /// rule finds 0 in its place and what it writes is lost.
    /// </summary>
    static abstract bool KeepsState { get; }

    /// <summary>
    /// Whether that number is random at first, uniform in [0, 1), from the stream of the layer and sample.
    /// </summary>
    static abstract bool Draws { get; }

    /// <summary>What stands in the place of padding.</summary>
    static abstract float Padding { get; }

    /// <summary>The values of the windows.</summary>
    TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;

    /// <summary>Adds the gradients of the windows' elements, and of the parameters.</summary>
    void Gradient<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows,
        TVector value,
        TVector state,
        TVector upstream,
        GradientVector<TVector, TLanes> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
