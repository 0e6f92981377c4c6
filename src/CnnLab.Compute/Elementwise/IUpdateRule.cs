namespace CnnLab.Compute;

/// <summary>
/// One step of an optimizer for a number, written over vectors: see <see cref="VectorUpdate.Run{TRule}"/>.
/// </summary>
public interface IUpdateRule
{
    /// <summary>How many state slots it works with, 0 to 2: those of the optimizer, in their order.</summary>
    static abstract int Slots { get; }

    /// <summary>Moves a parameter.</summary>
    /// <param name="value">The parameter.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="first">Its number in the first state slot.</param>
    /// <param name="second">Its number in the second state slot.</param>
    void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
