using System.Globalization;

namespace CnnLab.Engine;

/// <summary>Trains and scores the network on one fold.</summary>
internal sealed class FoldTrainer(
    TrainingSession session,
    FoldSplit split,
    FoldData data,
    int foldIndex,
    int folds,
    ITrainingObserver observer,
    TimeProvider time)
{
    private readonly TrainingOptions _options = session.Definition.Training;
    private readonly int _stepsPerEpoch =
        (split.Training.Length + session.Definition.Training.BatchSize - 1) / session.Definition.Training.BatchSize;
    private readonly RandomStream _shuffle =
        RandomStream.For(session.Definition.Seed, "batch_order", index: FoldPlanner.FoldNumber(split));
    private readonly RandomStream _augment =
        RandomStream.For(session.Definition.Seed, "augmentation", index: FoldPlanner.FoldNumber(split));
    private readonly BatchOrder _validation = new(data.Training, split.Validation);
    private readonly BatchOrder _test =
        new(split.OwnTestImages ? data.Test! : data.Training, split.Test);
    private readonly List<EpochResult> _epochs = [];
    private long _step;
    private float _learningRate;
    private float _learningRateScale = 1;
    private float[]? _keptParameters;
    private int _finalEpoch;
    private IReadOnlyDictionary<string, MetricTable> _finalTables = new Dictionary<string, MetricTable>();

    public FoldResult Train(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        session.Network.Initialize(session.Definition.Seed, FoldPlanner.FoldNumber(split));
        if (session.Definition.InitialWeights is { } weights)
        {
            session.Network.SetParameters(weights.Tensors);
        }

        session.OptimizerStep.Reset();
        foreach (var callback in session.Callbacks)
        {
            callback.OnTrainingBegin();
        }

        var (status, reason) = (FoldStatus.Completed, (string?)null);
        try
        {
            for (var epoch = 1; epoch <= _options.Epochs && reason is null; epoch++)
            {
                reason = TrainEpoch(epoch, cancellationToken);
            }
        }
        catch (DivergedException diverged)
        {
            (status, reason) = (FoldStatus.Diverged, diverged.Message);
        }

        var kept = status == FoldStatus.Completed ? RestoreKept() : null;
        var metrics = status == FoldStatus.Completed
            ? _epochs[_finalEpoch - 1].Metrics
            : new Dictionary<string, double>();
        var result = new FoldResult(
            split.Repeat,
            split.Fold,
            status,
            reason,
            _epochs,
            metrics,
            session.Network.Arena.Sha256(),
            time.GetElapsedTime(started).TotalSeconds)
        {
            Standardization = data.Standardization,
            Tables = status == FoldStatus.Completed ? _finalTables : new Dictionary<string, MetricTable>(),
        };
        observer.OnFoldEnd(result, kept);
        return result;
    }

    /// <returns>Why training is to end; null to go on.</returns>
    private string? TrainEpoch(int epoch, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var results = new Dictionary<string, double>();
        session.OptimizerStep.Average?.Leave();
        RunSteps(epoch, BatchesOf(epoch), cancellationToken);
        session.Metrics.WriteTo(results, "");
        // From here to the next epoch's first step, or the fold's end: what is scored is what is kept.
        session.OptimizerStep.Average?.Use();
        if (split.Validation.Length > 0)
        {
            session.Evaluator.Evaluate(_validation, "val_", results, cancellationToken);
        }

        var seen = new EpochReport(epoch, new Dictionary<string, double>(results));
        session.Evaluator.Evaluate(_test, "test_", results, cancellationToken);
        var result = new EpochResult(
            split.Repeat,
            split.Fold,
            epoch,
            AsWritten(_learningRate),
            results,
            time.GetElapsedTime(started).TotalSeconds);
        _epochs.Add(result);
        observer.OnEpochEnd(result, Snapshot(epoch));
        RefuseNotFinite(epoch, results);
        for (var index = 0; index < session.Callbacks.Count; index++)
        {
            Call(index, seen);
        }

        for (var index = 0; index < seen.Checkpoints.Count; index++)
        {
            observer.OnCheckpoint(seen.Checkpoints[index], Snapshot(epoch));
        }

        _learningRateScale *= seen.LearningRateFactor;
        if (_keptParameters is null || seen.KeepsParameters)
        {
            // The scored samples were the last ones that the metrics have seen.
            (_finalEpoch, _finalTables) = (epoch, session.Metrics.Tables);
        }

        if (seen.KeepsParameters)
        {
            _keptParameters ??= new float[session.Network.Arena.Values.Length];
            session.Network.Arena.Values.CopyTo(_keptParameters, 0);
        }

        return seen.StopReason;
    }

    /// <summary>The fold ends with what a callback has kept; null where that is the last epoch anyway.</summary>
    private Checkpoint? RestoreKept()
    {
        if (_keptParameters is null || _finalEpoch == _epochs.Count)
        {
            return null;
        }

        var arena = session.Network.Arena;
        _keptParameters.CopyTo(arena.Values, 0);
        arena.MarkChanged();
        // The optimizer's state, and the parameters behind an average, are the last epoch's and would not fit.
        return Snapshot(_finalEpoch) with
        {
            Step = (long)_finalEpoch * _stepsPerEpoch,
            OptimizerState = new Dictionary<string, float[]>(),
            TrainingValues = null,
        };
    }

    private void Call(int callback, EpochReport report)
    {
        try
        {
            session.Callbacks[callback].OnEpochEnd(report);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new ComponentException(
                $"callback '{_options.Callbacks[callback].Type}' threw {exception.GetType().Name} after epoch {report.Epoch}: "
                + exception.Message,
                exception);
        }
    }

    /// <summary>0.05f as 0.05, not as 0.05000000074505806: the shortest number that is this float.</summary>
    private static double AsWritten(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The last update of an epoch may be the one that leads nowhere: only parameters and scores show it.</summary>
    private void RefuseNotFinite(int epoch, Dictionary<string, double> results)
    {
        if (session.Network.DescribeNotFiniteParameter() is { } parameter)
        {
            throw new DivergedException($"after epoch {epoch} {parameter}");
        }

        foreach (var (name, value) in results)
        {
            // A part may have any name.
            var isLoss = name.EndsWith("loss", StringComparison.Ordinal) && !name.Contains(MetricReport.PartSeparator);
            if (isLoss && !double.IsFinite(value))
            {
                throw new DivergedException($"{name} became {value} in epoch {epoch}");
            }
        }
    }

    /// <summary>An epoch's batches; those of the scores come after them, and then the next epoch's.</summary>
    private BatchOrder BatchesOf(int epoch)
    {
        var order = _test.Next ?? Shuffled(epoch);
        (order.Next, _validation.Next) = (_validation, _test);
        _test.Next = epoch < _options.Epochs ? Shuffled(epoch + 1) : null;
        return order;
    }

    private BatchOrder Shuffled(int epoch)
    {
        var indexes = split.Training.ToArray();
        if (_options.Shuffle)
        {
            _shuffle.Fork((ulong)epoch).Shuffle(indexes.AsSpan());
        }

        return new BatchOrder(data.Training, indexes, _augment.Fork((ulong)epoch));
    }

    private void RunSteps(int epoch, BatchOrder order, CancellationToken cancellationToken)
    {
        session.Metrics.Reset();
        for (var step = 0; step < _stepsPerEpoch; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TakeStep(epoch, order, step * _options.BatchSize);
            observer.OnStep(new StepProgress(
                foldIndex, folds, epoch, _options.Epochs, step + 1, _stepsPerEpoch, session.Metrics.MeanLoss));
        }
    }

    private void TakeStep(int epoch, BatchOrder order, int start)
    {
        var labels = session.Loader.Load(order, start);
        var (network, count) = (session.Network, labels.Length);
        network.Forward(count, Phase.Training, _step);
        var loss = network.Backward(count);
        if (!double.IsFinite(loss))
        {
            throw new DivergedException(
                $"the loss became {loss} in epoch {epoch}, step {(_step % _stepsPerEpoch) + 1}; "
                + $"{network.DescribeNotFinite(count)}");
        }

        session.Metrics.Add(loss, network.Predictions(count), labels);
        _learningRate = session.Optimizer.LearningRate
            * _learningRateScale
            * (session.Schedule?.Factor(new TrainingProgress(_step, _stepsPerEpoch, _options.Epochs)) ?? 1);
        session.OptimizerStep.Run(++_step, _learningRate);
    }

    private Checkpoint Snapshot(int epoch) => new(
        split.Repeat,
        split.Fold,
        epoch,
        _step,
        session.Network.Arena.Describe(),
        session.Network.Arena.Values,
        session.Definition.Optimizer.Type,
        session.Optimizer.StateSlots.Select((slot, index) => (slot, index)).ToDictionary(
            pair => pair.slot, pair => session.OptimizerStep.State[pair.index]),
        session.OptimizerStep.Average?.TrainingValues)
    {
        Standardization = data.Standardization,
    };
}
