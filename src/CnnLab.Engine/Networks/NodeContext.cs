using System.Runtime.InteropServices;

namespace CnnLab.Engine;

/// <summary>What layers are handed on one worker; moved from layer to layer and from call to call.</summary>
/// <param name="worker">The worker.</param>
/// <param name="linearAlgebra">Matrix products.</param>
/// <param name="parallel">What a layer may share its work with.</param>
internal sealed class NodeContext(int worker, ILinearAlgebra linearAlgebra, IParallelLoop parallel) : LayerContext
{
    private Padded _padded = new() { Call = { Gradients = [] } };

    /// <summary>This worker's memory for gradients between layers, while it is at a chunk of samples.</summary>
    public float[][] Slots { get; set; } = [];

    public override Phase Phase => _padded.Call.Phase;

    public override int FirstSample => _padded.Call.FirstSample;

    public override int SampleCount => _padded.Call.SampleCount;

    public override int Worker => worker;

    public override ILinearAlgebra LinearAlgebra => linearAlgebra;

    public override IParallelLoop Parallel => parallel;

    public override bool GradientIsFresh => _padded.Call.Fresh;

    public override RandomStream Random(int sample) =>
        _padded.Call.StepRandom.Fork((ulong)(_padded.Call.FirstSample + sample));

    public override Span<float> Gradient(Parameter parameter) => _padded.Call.Gradients.AsSpan(
        parameter.Offset - _padded.Call.GradientBase, parameter.Shape.Count);

    public void Begin(Phase phase, in RandomStream stepRandom, int firstSample, int sampleCount)
    {
        ref var call = ref _padded.Call;
        call.Phase = phase;
        call.StepRandom = stepRandom;
        (call.FirstSample, call.SampleCount) = (firstSample, sampleCount);
    }

    public void SetGradients(float[] gradients, int gradientBase, bool fresh)
    {
        ref var call = ref _padded.Call;
        (call.Gradients, call.GradientBase, call.Fresh) = (gradients, gradientBase, fresh);
    }

    /// <summary>The first elements of a slot.</summary>
    /// <param name="slot">The number, from 1.</param>
    /// <param name="elements">How many.</param>
    public Span<float> Slot(int slot, int elements) => Slots[slot - 1].AsSpan(0, elements);

    private struct State
    {
        public RandomStream StepRandom;
        public float[] Gradients;
        public Phase Phase;
        public int FirstSample, SampleCount, GradientBase;
        public bool Fresh;
    }

    /// <summary>
    /// The contexts of two workers lie side by side in memory. With what they write on one cache line, every call of
    /// one worker would take the line from the other, which costs as much as a thousand multiplications.
    /// </summary>
    [StructLayout(LayoutKind.Explicit, Size = 384)]
    private struct Padded
    {
        [FieldOffset(128)]
        public State Call;
    }
}
