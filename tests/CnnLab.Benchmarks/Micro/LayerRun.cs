using CnnLab.Compute;
using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>
/// One layer over a batch of random numbers on one thread, in as large calls as the engine makes where it is alone.
/// </summary>
internal sealed class LayerRun
{
    private readonly int _samples, _chunk;
    private readonly NetworkNode _node;
    private readonly NodeContext _context;
    private readonly ParameterArena _arena;
    private readonly float[] _outputGradient;
    private readonly float[] _inputGradient;

    public LayerRun(Func<LayerSite, Layer> build, Shape input, int samples, IComponentFactory factory)
    {
        var site = new BuildSite("layer", input, samples, factory);
        _samples = samples;
        _node = new NetworkNode("layer", "layer", build(site), site, NetworkAssembly.NetworkInput);
        _chunk = _node.RunsWhole ? samples : SampleSegment.SamplesPerChunk([_node], samples);
        _arena = new ParameterArena([_node]);
        _arena.Initialize(seed: 1, fold: 0);
        NetworkMemory.Allocate([_node], Values.Of(samples * input.Count), samples, workers: 1);
        _outputGradient = Values.Of(_node.Output.Length);
        _inputGradient = new float[samples * input.Count];
        _context = new NodeContext(
            0, LinearAlgebraProviders.Create(ProviderChoice.Auto), SequentialLoop.Instance);
        _context.Begin(Phase.Training, RandomStream.For(1, "benchmark layer"), 0, samples);
        Segment.Prepare(_node, _context);
    }

    /// <summary>Multiply-adds of the forward pass over the batch; 0 where they do not dominate.</summary>
    public long MultiplyAdds => _samples * _node.Layer.MultiplyAdds;

    private Layer Layer => _node.Layer;

    public void Forward()
    {
        for (var first = 0; first < _samples; first += _chunk)
        {
            var count = MoveTo(first);
            Layer.Forward(_node.InputSamples(0, first, count), _node.OutputSamples(first, count), _context);
        }
    }

    public void Backward()
    {
        for (var first = 0; first < _samples; first += _chunk)
        {
            var count = MoveTo(first);
            _context.SetGradients(_arena.Gradients, 0, fresh: first == 0);
            Layer.Backward(
                _node.InputSamples(0, first, count),
                _node.OutputSamples(first, count),
                Slice(_outputGradient, Layer.OutputShape, first, count),
                Slice(_inputGradient, Layer.InputShape, first, count),
                _context);
        }
    }

    private int MoveTo(int first)
    {
        var count = Math.Min(_chunk, _samples - first);
        _context.Begin(Phase.Training, RandomStream.For(1, "benchmark layer"), first, count);
        return count;
    }

    private static Batch Slice(float[] values, Shape shape, int first, int count) =>
        new(values.AsSpan(first * shape.Count, count * shape.Count), count, shape);
}
