namespace CnnLab;

/// <summary>
/// What a layer is handed with every call: the phase, its random numbers, its memory, its gradients, the linear
/// algebra, the parallel loop.
/// </summary>
public abstract class LayerContext
{
    private readonly WorkSharing _sharing;

    /// <summary>A context.</summary>
    protected LayerContext() => _sharing = new WorkSharing(this);

    /// <summary>Training or inference.</summary>
    public abstract Phase Phase { get; }

    /// <summary>The place in the batch of the first sample of this call.</summary>
    public abstract int FirstSample { get; }

    /// <summary>How many samples this call has.</summary>
    public abstract int SampleCount { get; }

    /// <summary>The number of the worker this call runs on.</summary>
    public abstract int Worker { get; }

    /// <summary>Matrix products by the provider that the manifest names; single-threaded.</summary>
    public abstract ILinearAlgebra LinearAlgebra { get; }

    /// <summary>
    /// The run's threads, for a layer that <see cref="Layer.NeedsWholeBatch"/>. Other layers are called on several
    /// workers as it is, and have a loop of one worker here, except in <see cref="Layer.Prepare"/>, which is called once
    /// for all of them.
    /// </summary>
    public abstract IParallelLoop Parallel { get; }

    /// <summary>
    /// The random numbers of one sample of this call in this step; the same in every call of the step, whoever draws
    /// and on whichever thread.
    /// </summary>
    /// <param name="sample">The sample's place in this call, from 0.</param>
    public abstract RandomStream Random(int sample);

    /// <summary>
    /// Where <see cref="Layer.Backward"/> adds this call's gradient of <paramref name="parameter"/>: cleared before the
    /// first call of a step, or, for a parameter that overwrites its gradient, holding anything before its first call.
    /// </summary>
    public abstract Span<float> Gradient(Parameter parameter);

    /// <summary>
    /// Whether this is the first call since the step's gradients were begun: a parameter that overwrites assigns now
    /// and adds later.
    /// </summary>
    public abstract bool GradientIsFresh { get; }

    /// <summary>
    /// Runs the pieces of a layer that <see cref="Layer.NeedsWholeBatch"/> on the run's threads, in any order: one
    /// piece for each channel, for example. The pieces write to different places, and there are as many of them
    /// whatever the number of threads, so that the results do not depend on it.
    /// </summary>
    /// <param name="pieces">How many.</param>
    /// <param name="batches">What the pieces read and write.</param>
    /// <param name="body">The work of one piece; a field of the layer, for a new delegate would be garbage.</param>
    public void Share(int pieces, SharedBatches batches, BatchPiece body) =>
        _sharing.For(pieces, batches, body);

    /// <summary>This call's samples of <paramref name="buffer"/>.</summary>
    public Span<T> Samples<T>(SampleBuffer<T> buffer)
        where T : unmanaged => buffer.Slice(FirstSample, SampleCount);

    /// <summary>This worker's part of <paramref name="scratch"/>.</summary>
    public Span<T> Scratch<T>(Scratch<T> scratch)
        where T : unmanaged => scratch[Worker];
}
