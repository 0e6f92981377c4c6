namespace CnnLab.Engine;

/// <summary>One pass over all parameters in parallel: adds up a slice's gradients, then moves the slice.</summary>
internal sealed class OptimizerStep
{
    private const int SliceLength = 16 * 1024;

    // A sum of gradients is taken up by the optimizer while it is in the first-level cache.
    private const int SumLength = 2 * 1024;

    // Fewer parameters than this are updated before the threads are awake.
    private const int SequentialParameters = 32 * 1024;

    private readonly Network _network;
    private readonly Optimizer _optimizer;
    private readonly IParallelLoop _parallel;
    private readonly (Segment Segment, int Offset, int Count)[] _slices;
    private readonly Action<int, int> _update;
    private long _step;
    private float _learningRate;

    public OptimizerStep(Network network, Optimizer optimizer, IParallelLoop parallel)
    {
        (_network, _optimizer, _parallel, _update) = (network, optimizer, parallel, UpdateSlice);
        _slices = [.. network.Segments.SelectMany(Slices)];
        State = [.. optimizer.StateSlots.Select(_ => new float[network.Arena.Learned])];
    }

    /// <summary>The optimizer's arrays by slot.</summary>
    public float[][] State { get; }

    public void Reset()
    {
        foreach (var slot in State)
        {
            Array.Clear(slot);
        }
    }

    /// <summary>Moves all parameters.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    public void Run(long step, float learningRate)
    {
        (_step, _learningRate) = (step, learningRate);
        _network.Arena.MarkChanged();
        if (_network.Arena.Learned >= SequentialParameters)
        {
            _parallel.For(_slices.Length, _update);
            return;
        }

        for (var slice = 0; slice < _slices.Length; slice++)
        {
            UpdateSlice(slice, 0);
        }
    }

    private static IEnumerable<(Segment Segment, int Offset, int Count)> Slices(Segment segment)
    {
        for (var start = 0; start < segment.ParameterCount; start += SliceLength)
        {
            var length = Math.Min(SliceLength, segment.ParameterCount - start);
            yield return (segment, segment.ParameterOffset + start, length);
        }
    }

    private void UpdateSlice(int slice, int worker)
    {
        var (segment, offset, count) = _slices[slice];
        if (!segment.HasPartialGradients)
        {
            Update(offset, count);
            return;
        }

        for (var end = offset + count; offset < end; offset += SumLength)
        {
            var length = Math.Min(SumLength, end - offset);
            segment.SumGradients(offset, length);
            Update(offset, length);
        }
    }

    private void Update(int offset, int count)
    {
        var arena = _network.Arena;
        _optimizer.Update(new ParameterUpdate(
            arena.Values.AsSpan(offset, count),
            arena.Gradients.AsSpan(offset, count),
            State,
            offset,
            _step,
            _learningRate));
    }
}
