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
    private readonly FoldBatches _batches = new(split, data, session.Definition.Training, session.Definition.Seed);
    private readonly EpochTrace? _trace =
        EpochTrace.For(split.Training.Length, session.Network.Predictions(1).Shape);
    private readonly FoldCallbacks _callbacks = new(session);
    private readonly List<EpochResult> _epochs = [];
    private readonly PredictedClasses _classes =
        new(split.Scored(data.Training, data.Test).Labels, split.Test);
    private IReadOnlyList<ParameterHash> _initialWeights = [];
    private long _step;
    private float _learningRate;
    private float[]? _keptParameters;
    private UnfinishedEpoch? _resumed;
    private long _epochStarted;
    private double _secondsBefore;
    private IReadOnlyDictionary<string, MetricTable> _finalTables = new Dictionary<string, MetricTable>();
    private int _tablesEpoch;

    /// <summary>Trains to the end.</summary>
    /// <param name="resume">Where to go on; null to begin.</param>
    /// <param name="cancellationToken">Ends it between two steps; a checkpoint is made first.</param>
    public FoldResult Train(Checkpoint? resume, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if (_trace is null)
        {
            observer.OnNotice(
                "an epoch has too many predictions to keep: checkpoints are made at the ends of epochs only");
        }

        session.Network.Initialize(session.Definition.Seed, FoldPlanner.FoldNumber(split));
        if (session.Definition.InitialWeights is { } weights)
        {
            session.Network.SetParameters(weights.Tensors);
        }

        session.Network.Arena.CheckInitialValues(session.Definition.InitialWeights);
        _initialWeights = resume is null ? session.Network.Arena.HashParameters() : resume.InitialWeights;
        session.OptimizerStep.Reset();
        _callbacks.Begin();
        var (status, reason) = (FoldStatus.Completed, (string?)null);
        try
        {
            reason = resume is null ? null : Resume(resume);
            for (var epoch = _epochs.Count + 1; epoch <= _options.Epochs && reason is null; epoch++)
            {
                reason = TrainEpoch(epoch, cancellationToken);
            }
        }
        catch (DivergedException diverged)
        {
            (status, reason) = (FoldStatus.Diverged, diverged.Message);
        }

        var seconds = SecondsBefore(resume) + time.GetElapsedTime(started).TotalSeconds;
        return End(status, reason, seconds, cancellationToken);
    }

    private FoldResult End(FoldStatus status, string? reason, double seconds, CancellationToken cancellationToken)
    {
        var kept = status == FoldStatus.Completed ? RestoreKept() : null;
        if (status == FoldStatus.Completed && _tablesEpoch != _callbacks.FinalEpoch)
        {
            // That epoch was scored before the run was interrupted, and the same parameters give the same tables.
            session.Evaluator.Evaluate(
                _batches.Test, "test_", new Dictionary<string, double>(), cancellationToken, _classes);
            _finalTables = session.Metrics.Tables;
            _classes.Keep();
        }

        var metrics = status == FoldStatus.Completed
            ? _epochs[_callbacks.FinalEpoch - 1].Metrics
            : new Dictionary<string, double>();
        var result = new FoldResult(
            split.Repeat,
            split.Fold,
            status,
            reason,
            _epochs,
            metrics,
            session.Network.Arena.Sha256(),
            seconds)
        {
            Standardization = data.Standardization,
            Tables = status == FoldStatus.Completed ? _finalTables : new Dictionary<string, MetricTable>(),
            InitialWeights = _initialWeights,
            ScoredImages = status == FoldStatus.Completed ? _classes.Kept : [],
        };
        observer.OnFoldEnd(result, kept);
        return result;
    }

    /// <returns>Why training is to end; null to go on.</returns>
    private string? TrainEpoch(int epoch, CancellationToken cancellationToken)
    {
        (_epochStarted, _secondsBefore) = (time.GetTimestamp(), _resumed?.Seconds ?? 0);
        var results = new Dictionary<string, double>();
        session.OptimizerStep.Average?.Leave();
        var order = _batches.OfEpoch(epoch);
        RunSteps(epoch, order, cancellationToken);
        session.Metrics.WriteTo(results, "");
        // From here to the next epoch's first step, or the fold's end: what is scored is what is kept.
        session.OptimizerStep.Average?.Use();
        var seen = Evaluate(epoch, results, cancellationToken);
        var result = new EpochResult(
            split.Repeat,
            split.Fold,
            epoch,
            AsWritten(_learningRate),
            results,
            EpochSeconds())
        {
            WeightsSha256 = session.Network.Arena.Sha256(),
            BatchOrderSha256 = order.Sha256(),
        };
        _epochs.Add(result);
        observer.OnEpochEnd(result, Snapshot(epoch));
        // The scored samples were the last ones that the metrics have seen.
        var tables = session.Metrics.Tables;
        var reason = EndEpoch(result, seen);
        if (_callbacks.FinalEpoch == epoch)
        {
            (_finalTables, _tablesEpoch) = (tables, epoch);
            _classes.Keep();
        }

        return reason;
    }

    private EpochReport Evaluate(int epoch, Dictionary<string, double> results, CancellationToken cancellationToken)
    {
        try
        {
            if (split.Validation.Length > 0)
            {
                session.Evaluator.Evaluate(_batches.Validation, "val_", results, cancellationToken);
            }

            var seen = new EpochReport(epoch, new Dictionary<string, double>(results));
            session.Evaluator.Evaluate(_batches.Test, "test_", results, cancellationToken, _classes);
            return seen;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            KeepUnfinished(epoch);
            throw;
        }
    }

    /// <summary>What callbacks make of an epoch whose parameters are in the network.</summary>
    /// <returns>Why training is to end; null to go on.</returns>
    private string? EndEpoch(EpochResult result, EpochReport seen)
    {
        RefuseNotFinite(result.Epoch, result.Metrics);
        _callbacks.EndEpoch(seen);
        foreach (var name in seen.Checkpoints)
        {
            observer.OnCheckpoint(name, Snapshot(result.Epoch) with { Epochs = [], KeptValues = null });
        }

        if (seen.KeepsParameters)
        {
            _keptParameters ??= new float[session.Network.Arena.Values.Length];
            session.Network.Arena.Values.CopyTo(_keptParameters, 0);
        }

        return seen.StopReason;
    }

    /// <summary>
    /// Puts everything where it was. Callbacks see the past epochs again, since nobody else knows their state.
    /// </summary>
    /// <returns>Why training is to end; null to go on.</returns>
    private string? Resume(Checkpoint checkpoint)
    {
        session.OptimizerStep.Restore(checkpoint);
        (_step, _keptParameters) = (checkpoint.Step, checkpoint.KeptValues?.ToArray());
        _resumed = checkpoint.Unfinished;
        string? reason = null;
        foreach (var epoch in checkpoint.Epochs)
        {
            _epochs.Add(epoch);
            var seen = Report(epoch);
            if (epoch.Epoch < checkpoint.Epoch || _resumed is not null)
            {
                _callbacks.EndEpoch(seen);
            }
            else
            {
                // What came after the checkpoint was written may not have happened.
                reason = EndEpoch(epoch, seen);
            }
        }

        if (_resumed is not null)
        {
            _learningRate = LearningRateAt(_step - 1);
        }

        return reason;
    }

    /// <summary>A callback never sees the scores of what is held out.</summary>
    private static EpochReport Report(EpochResult epoch) => new(
        epoch.Epoch,
        epoch.Metrics
            .Where(metric => !metric.Key.StartsWith("test_", StringComparison.Ordinal))
            .ToDictionary(metric => metric.Key, metric => metric.Value));

    private static double SecondsBefore(Checkpoint? resume) => resume is null
        ? 0
        : resume.Epochs.Sum(epoch => epoch.Seconds) + (resume.Unfinished?.Seconds ?? 0);

    private double EpochSeconds() => _secondsBefore + time.GetElapsedTime(_epochStarted).TotalSeconds;

    /// <summary>In the middle of an epoch, or in its evaluation: all of its steps that were taken count.</summary>
    private void KeepUnfinished(int epoch)
    {
        if (_trace is not { Steps: > 0 })
        {
            return;
        }

        session.OptimizerStep.Average?.Use();
        observer.OnUnfinishedEpoch(Snapshot(epoch - 1) with
        {
            Unfinished = _trace.Describe(EpochSeconds()),
        });
        session.OptimizerStep.Average?.Leave();
    }

    /// <summary>The fold ends with what a callback has kept; null where that is the last epoch anyway.</summary>
    private Checkpoint? RestoreKept()
    {
        if (_keptParameters is null || _callbacks.FinalEpoch == _epochs.Count)
        {
            return null;
        }

        var arena = session.Network.Arena;
        _keptParameters.CopyTo(arena.Values, 0);
        arena.MarkChanged();
        // The optimizer's state, and the parameters behind an average, are the last epoch's and would not fit.
        return Snapshot(_callbacks.FinalEpoch) with
        {
            Step = (long)_callbacks.FinalEpoch * _stepsPerEpoch,
            OptimizerState = new Dictionary<string, float[]>(),
            TrainingValues = null,
            Epochs = [],
            KeptValues = null,
        };
    }

    /// <summary>0.05f as 0.05, not as 0.05000000074505806: the shortest number that is this float.</summary>
    private static double AsWritten(float value) =>
        double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The last update of an epoch may be the one that leads nowhere: only parameters and scores show it.</summary>
    private void RefuseNotFinite(int epoch, IReadOnlyDictionary<string, double> results)
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

    private void RunSteps(int epoch, BatchOrder order, CancellationToken cancellationToken)
    {
        for (var step = BeginSteps(); step < _stepsPerEpoch; step++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                KeepUnfinished(epoch);
                cancellationToken.ThrowIfCancellationRequested();
            }

            TakeStep(epoch, order, step * _options.BatchSize);
            observer.OnStep(new StepProgress(
                foldIndex, folds, epoch, _options.Epochs, step + 1, _stepsPerEpoch, session.Metrics.MeanLoss));
            if (observer.WantsCheckpoint)
            {
                KeepUnfinished(epoch);
            }
        }
    }

    /// <returns>How many steps the epoch has done.</returns>
    private int BeginSteps()
    {
        session.Metrics.Reset();
        _trace?.Reset();
        if (_resumed is not { } resumed)
        {
            return 0;
        }

        _resumed = null;
        _trace!.Replay(resumed, _options.BatchSize, session.Metrics);
        return resumed.Steps;
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
        _trace?.Add(loss, network.Predictions(count), labels);
        _learningRate = LearningRateAt(_step);
        Optimize(++_step);
    }

    private void Optimize(long step)
    {
        try
        {
            session.OptimizerStep.Run(step, _learningRate);
        }
        catch (Exception exception)
        {
            throw ComponentFailure.Of(
                "optimizer", session.Definition.Optimizer.Type, session.Optimizer, $"step {step}", exception);
        }
    }

    private float LearningRateAt(long step) =>
        session.Optimizer.LearningRate * _callbacks.LearningRateScale * ScheduledFactor(step);

    private float ScheduledFactor(long step)
    {
        if (session.Schedule is not { } schedule)
        {
            return 1;
        }

        try
        {
            return schedule.Factor(new TrainingProgress(step, _stepsPerEpoch, _options.Epochs));
        }
        catch (Exception exception)
        {
            throw ComponentFailure.Of(
                "schedule", _options.LearningRateSchedule!.Type, schedule, $"the factor of step {step + 1}", exception);
        }
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
        Epochs = _epochs,
        KeptValues = _keptParameters,
        InitialWeights = _initialWeights,
    };
}
