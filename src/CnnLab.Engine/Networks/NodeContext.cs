namespace CnnLab.Engine;

/// <summary>What layers are handed on one worker; moved from layer to layer and from call to call.</summary>
internal sealed class NodeContext(int worker, ILinearAlgebra linearAlgebra, IParallelLoop parallel) : LayerContext
{
    private Phase _phase;
    private int _firstSample, _sampleCount;
    private bool _fresh;
    private RandomStream _stepRandom;
    private float[] _gradients = [];
    private int _gradientBase;

    public override Phase Phase => _phase;

    public override int FirstSample => _firstSample;

    public override int SampleCount => _sampleCount;

    public override int Worker => worker;

    public override ILinearAlgebra LinearAlgebra => linearAlgebra;

    public override IParallelLoop Parallel => parallel;

    public override bool GradientIsFresh => _fresh;

    public override RandomStream Random(int sample) => _stepRandom.Fork((ulong)(_firstSample + sample));

    public override Span<float> Gradient(Parameter parameter) =>
        _gradients.AsSpan(parameter.Offset - _gradientBase, parameter.Shape.Count);

    public void Begin(Phase phase, in RandomStream stepRandom, int firstSample, int sampleCount)
    {
        _phase = phase;
        _stepRandom = stepRandom;
        (_firstSample, _sampleCount) = (firstSample, sampleCount);
    }

    public void SetGradients(float[] gradients, int gradientBase, bool fresh)
    {
        (_gradients, _gradientBase) = (gradients, gradientBase);
        _fresh = fresh;
    }
}
