namespace CnnLab.Engine;

/// <summary>
/// One pass over all parameters in parallel: adds up a slice's gradients, then moves the slice. Where the norm of the
/// gradient is limited, a pass before it adds up and measures.
/// </summary>
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
    private readonly GradientClipping? _clipping;
    private readonly Action<int, int> _measure, _update;
    private long _step;
    private float _learningRate;

    /// <summary>The steps of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">How its parameters follow their gradients.</param>
    /// <param name="parallel">The threads.</param>
    /// <param name="clipping">How large a gradient can be; null for any.</param>
    /// <param name="average">How the parameters are averaged; null for not at all.</param>
    public OptimizerStep(
        Network network,
        Optimizer optimizer,
        IParallelLoop parallel,
        GradientClippingOptions? clipping = null,
        WeightAverageOptions? average = null)
    {
        (_network, _optimizer, _parallel) = (network, optimizer, parallel);
        (_measure, _update) = (MeasureSlice, UpdateSlice);
        _slices = [.. network.Segments.SelectMany(Slices)];
        _clipping = clipping is null ? null : new GradientClipping(clipping, _slices.Length);
        Average = average is null ? null : new WeightAverage(network.Arena, average);
        State = [.. optimizer.StateSlots.Select(_ => new float[network.Arena.Learned])];
    }

    /// <summary>The optimizer's arrays by slot.</summary>
    public float[][] State { get; }

    /// <summary>The average of the parameters; null where there is none.</summary>
    public WeightAverage? Average { get; }

    /// <summary>Forgets all steps; the parameters are the initial ones again.</summary>
    public void Reset()
    {
        Average?.Reset();
        foreach (var slot in State)
        {
            Array.Clear(slot);
        }
    }

    /// <summary>Goes on where a checkpoint was made: the parameters that are scored are in the network.</summary>
    public void Restore(Checkpoint checkpoint)
    {
        checkpoint.Values.CopyTo(_network.Arena.Values, 0);
        for (var slot = 0; slot < State.Length; slot++)
        {
            checkpoint.OptimizerState[_optimizer.StateSlots[slot]].CopyTo(State[slot], 0);
        }

        Average?.Restore(checkpoint.TrainingValues!);
        _network.Arena.MarkChanged();
    }

    /// <summary>Moves all parameters.</summary>
    /// <param name="step">The number of the step, from 1.</param>
    /// <param name="learningRate">The learning rate of this step.</param>
    public void Run(long step, float learningRate)
    {
        (_step, _learningRate) = (step, learningRate);
        _network.Arena.MarkChanged();
        Average?.Begin(step);
        if (_clipping is { NeedsNorm: true })
        {
            ForSlices(_measure);
            _clipping.ChooseScale();
        }

        ForSlices(_update);
    }

    private static IEnumerable<(Segment Segment, int Offset, int Count)> Slices(Segment segment)
    {
        for (var start = 0; start < segment.ParameterCount; start += SliceLength)
        {
            var length = Math.Min(SliceLength, segment.ParameterCount - start);
            yield return (segment, segment.ParameterOffset + start, length);
        }
    }

    private void ForSlices(Action<int, int> action)
    {
        if (_network.Arena.Learned >= SequentialParameters)
        {
            _parallel.For(_slices.Length, action);
            return;
        }

        for (var slice = 0; slice < _slices.Length; slice++)
        {
            action(slice, 0);
        }
    }

    private void MeasureSlice(int slice, int worker)
    {
        var (segment, offset, count) = _slices[slice];
        _clipping!.Begin(slice);
        for (var end = offset + count; offset < end; offset += SumLength)
        {
            _clipping.Measure(slice, SumGradients(segment, offset, Math.Min(SumLength, end - offset)));
        }
    }

    private void UpdateSlice(int slice, int worker)
    {
        var (segment, offset, count) = _slices[slice];
        if (!segment.HasPartialGradients && _clipping is null)
        {
            Update(offset, count);
            return;
        }

        for (var end = offset + count; offset < end; offset += SumLength)
        {
            var length = Math.Min(SumLength, end - offset);
            if (_clipping is { NeedsNorm: true })
            {
                _clipping.Scale(_network.Arena.Gradients.AsSpan(offset, length));
            }
            else
            {
                SumGradients(segment, offset, length);
            }

            Update(offset, length);
        }
    }

    /// <summary>The gradient of the whole batch, its numbers limited.</summary>
    private Span<float> SumGradients(Segment segment, int offset, int count)
    {
        if (segment.HasPartialGradients)
        {
            segment.SumGradients(offset, count);
        }

        var gradient = _network.Arena.Gradients.AsSpan(offset, count);
        _clipping?.LimitValues(gradient);
        return gradient;
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
        Average?.Follow(offset, count);
    }
}
