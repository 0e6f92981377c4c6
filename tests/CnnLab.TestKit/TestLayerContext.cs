using CnnLab.Compute;

namespace CnnLab.TestKit;

/// <summary>The context of one call on some samples, without an engine.</summary>
internal sealed class TestLayerContext : LayerContext
{
    public override Phase Phase => CurrentPhase;

    public override int FirstSample => First;

    public override int SampleCount => Count;

    public override int Worker => CurrentWorker;

    public override ILinearAlgebra LinearAlgebra => Algebra;

    public override IParallelLoop Parallel { get; } = SequentialLoop.Instance;

    public override bool GradientIsFresh => Fresh;

    public required Dictionary<Parameter, float[]> Gradients { get; init; }

    public required RandomStream Stream { get; init; }

    public required Phase CurrentPhase { get; init; }

    public required ILinearAlgebra Algebra { get; init; }

    public int First { get; set; }

    public int Count { get; set; }

    public int CurrentWorker { get; set; }

    public bool Fresh { get; set; }

    public override RandomStream Random(int sample) => Stream.Fork((ulong)(First + sample));

    public override Span<float> Gradient(Parameter parameter) => Gradients[parameter];
}
