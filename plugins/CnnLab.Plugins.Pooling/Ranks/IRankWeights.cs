using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>How much an element of a window counts by its rank.</summary>
internal interface IRankWeights
{
    /// <summary>Whether the weights need a random number of each window.</summary>
    static abstract bool Draws { get; }

    /// <summary>What the weights of all elements of a window have in common.</summary>
    /// <param name="count">How many elements of the windows are not padding.</param>
    /// <param name="draw">A random number of each window, uniform in [0, 1); 0 in inference.</param>
    /// <param name="isTraining">Whether the draw is to be used.</param>
    TVector Prepare<TVector, TLanes>(TVector count, TVector draw, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;

    /// <summary>The weights of the elements that have certain ranks.</summary>
    /// <param name="rank">The ranks: 0 for the largest, that of the padding above all others.</param>
    /// <param name="count">How many elements of the windows are not padding.</param>
    /// <param name="prepared">What <see cref="Prepare"/> gave.</param>
    /// <param name="isTraining">Whether there was a draw.</param>
    TVector Of<TVector, TLanes>(TVector rank, TVector count, TVector prepared, bool isTraining)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>;
}
