using CnnLab.Compute;

namespace CnnLab.Engine;

/// <summary>
/// Layers that work sample by sample. The batch is cut into lanes that run in parallel, a lane into chunks small enough
/// that a chunk's values stay in the cache from the first layer to the last, and large enough for the layers. Lanes and
/// chunks depend on the shapes only, and the lanes' gradients are added in their order, so the bits do not depend on
/// the threads.
/// </summary>
internal sealed class SampleSegment : Segment
{
    private const int ChunkBytes = 256 * 1024;
    private const int LaneGradientBytes = 1 << 20;
    private const int ManyLanes = 32, FewLanes = 8;

    // What a layer may ask for: no more than leaves enough calls to keep several threads busy.
    private const int MostSamplesPerCall = 8, FewestLanes = 4;

    // Below this many multiply-adds and values a pass is shorter than waking the threads.
    private const long SequentialWork = 40_000;

    private readonly IParallelLoop _parallel;
    private readonly NodeContext[] _contexts;
    private readonly int _chunk, _samplesPerLane, _maximumLanes;
    private readonly long _workPerSample;
    private readonly float[][] _laneGradients;
    private readonly Action<int, int> _forwardLane, _backwardLane;
    private int _count, _lanes;
    private Phase _phase;

    public SampleSegment(NetworkNode[] nodes, ParameterArena arena, ComputeBackend compute, int batchSize)
        : base(nodes, arena)
    {
        _parallel = compute.Parallel;
        _workPerSample = ValuesPerSample(nodes) + nodes.Sum(node => node.Layer.MultiplyAdds);
        _samplesPerLane = SamplesPerLane(nodes, batchSize);
        _chunk = SamplesPerChunk(nodes, batchSize);
        _maximumLanes = MaximumLanes(ParameterCount);
        _laneGradients = new float[Math.Clamp(batchSize / _samplesPerLane, 1, _maximumLanes)][];
        for (var lane = 1; lane < _laneGradients.Length; lane++)
        {
            _laneGradients[lane] = new float[ParameterCount];
        }

        _contexts = [.. Enumerable.Range(0, _parallel.Workers).Select(worker =>
            new NodeContext(worker, compute.LinearAlgebra, new InlineLoop(worker)))];
        (_forwardLane, _backwardLane) = (ForwardLane, BackwardLane);
    }

    /// <summary>How many samples a layer gets in a call, where the batch is whole.</summary>
    public static int SamplesPerCall(Layer layer, int batchSize) =>
        Math.Clamp(layer.SamplesPerCall, 1, Math.Clamp(batchSize / FewestLanes, 1, MostSamplesPerCall));

    /// <summary>How many samples go through the layers at a time.</summary>
    public static int SamplesPerChunk(NetworkNode[] nodes, int batchSize) => (int)Math.Clamp(
        ChunkBytes / (sizeof(float) * ValuesPerSample(nodes)), SamplesPerLane(nodes, batchSize), batchSize);

    /// <summary>What a segment of these layers keeps for itself: its lanes' gradients, and the slots of each worker.</summary>
    public static long Bytes(NetworkNode[] nodes, int batchSize, int workers)
    {
        var parameters = nodes.Sum(node => node.Layer.Parameters.Sum(parameter => (long)parameter.Shape.Count));
        var lanes = Math.Clamp(batchSize / SamplesPerLane(nodes, batchSize), 1, MaximumLanes(parameters));
        var outputs = nodes.Select(node => (long)node.Layer.OutputShape.Count).ToArray();
        var slots = outputs.Zip(outputs.Skip(1), (first, second) => first + second).DefaultIfEmpty().Max();
        return sizeof(float) * (((lanes - 1) * parameters) + (workers * SamplesPerChunk(nodes, batchSize) * slots));
    }

    private static int MaximumLanes(long parameters) =>
        parameters * sizeof(float) <= LaneGradientBytes ? ManyLanes : FewLanes;

    public override void AllocateSlots(IReadOnlyList<int> elementsPerSample)
    {
        foreach (var context in _contexts)
        {
            context.Slots = [.. elementsPerSample.Select(elements => new float[checked(elements * _chunk)])];
        }
    }

    public override void Forward(int count, Phase phase)
    {
        _phase = phase;
        RunLanes(count, _forwardLane);
    }

    public override void Backward(int count)
    {
        _phase = Phase.Training;
        RunLanes(count, _backwardLane);
    }

    public override bool HasPartialGradients => _lanes > 1;

    public override void SumGradients(int offset, int count) => PartialSums.Add(
        Arena.Gradients.AsSpan(offset, count), _laneGradients.AsSpan(1, _lanes - 1), offset - ParameterOffset);

    private static long ValuesPerSample(NetworkNode[] nodes) =>
        nodes.Sum(node => (long)node.Layer.OutputShape.Count);

    private static int SamplesPerLane(NetworkNode[] nodes, int batchSize) =>
        nodes.Max(node => SamplesPerCall(node.Layer, batchSize));

    private void RunLanes(int count, Action<int, int> lane)
    {
        _count = count;
        _lanes = Math.Clamp(count / _samplesPerLane, 1, _maximumLanes);
        if (count * _workPerSample >= SequentialWork)
        {
            _parallel.For(_lanes, lane);
            return;
        }

        for (var index = 0; index < _lanes; index++)
        {
            lane(index, 0);
        }
    }

    private (int Start, int End) Lane(int lane) => (Bound(lane), Bound(lane + 1));

    private int Bound(int lane) => (int)((long)_count * lane / _lanes);

    private void ForwardLane(int lane, int worker)
    {
        var (start, end) = Lane(lane);
        var context = _contexts[worker];
        for (var first = start; first < end; first += _chunk)
        {
            var count = Math.Min(_chunk, end - first);
            for (var node = 0; node < Nodes.Length; node++)
            {
                context.Begin(_phase, StepRandom[node], first, count);
                Run(Nodes[node], first, count, context);
            }
        }
    }

    private void BackwardLane(int lane, int worker)
    {
        var (start, end) = Lane(lane);
        var context = _contexts[worker];
        UseGradientsOf(lane, context, fresh: true);
        foreach (var node in Nodes)
        {
            ClearGradients(node, context);
        }

        for (var first = start; first < end; first += _chunk)
        {
            UseGradientsOf(lane, context, fresh: first == start);
            BackwardChunk(first, Math.Min(_chunk, end - first), context);
        }
    }

    private void UseGradientsOf(int lane, NodeContext context, bool fresh)
    {
        // The first lane writes where the sum will be.
        if (lane == 0)
        {
            context.SetGradients(Arena.Gradients, 0, fresh);
        }
        else
        {
            context.SetGradients(_laneGradients[lane], ParameterOffset, fresh);
        }
    }

    private void BackwardChunk(int first, int count, NodeContext context)
    {
        for (var index = Nodes.Length - 1; index >= 0; index--)
        {
            var node = Nodes[index];
            if (node.WantsOutputGradient)
            {
                context.Begin(Phase.Training, StepRandom[index], first, count);
                RunBack(node, first, count, context);
            }
        }
    }
}
