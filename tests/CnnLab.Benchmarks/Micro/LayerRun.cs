using CnnLab.Compute;
using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>One layer without parameters over a batch of random numbers, run as the engine runs it.</summary>
internal sealed class LayerRun
{
    private readonly int _samples;
    private readonly NetworkNode _node;
    private readonly NodeContext _context;
    private readonly float[] _outputGradient;
    private readonly float[] _inputGradient;

    public LayerRun(Func<LayerSite, Layer> build, Shape input, int samples)
    {
        var site = new BuildSite("layer", input, samples, NoComponents.Instance);
        _samples = samples;
        _node = new NetworkNode("layer", "layer", build(site), site);
        NetworkMemory.Allocate([_node], Values.Of(samples * input.Count), samples, workers: 1);
        _outputGradient = Values.Of(_node.Output.Length);
        _inputGradient = new float[samples * input.Count];
        _context = new NodeContext(
            0, LinearAlgebraProviders.Create(ProviderChoice.Auto), SequentialLoop.Instance);
        _context.Begin(Phase.Training, RandomStream.For(1, "benchmark layer"), 0, samples);
    }

    private Layer Layer => _node.Layer;

    public void Forward() =>
        Layer.Forward(_node.InputSamples(0, 0, _samples), _node.OutputSamples(0, _samples), _context);

    public void Backward() => Layer.Backward(
        _node.InputSamples(0, 0, _samples),
        _node.OutputSamples(0, _samples),
        new ReadOnlyBatch(_outputGradient, _samples, Layer.OutputShape),
        new Batch(_inputGradient, _samples, Layer.InputShape),
        _context);
}
