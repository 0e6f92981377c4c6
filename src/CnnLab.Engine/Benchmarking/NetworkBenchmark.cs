using System.Diagnostics;

namespace CnnLab.Engine;

/// <summary>Times training steps and forward passes of a network on random images.</summary>
public sealed class NetworkBenchmark
{
    /// <summary>Time for the JIT to replace its first, slow code of every method involved.</summary>
    private const double LeastWarmUpSeconds = 1;
    private const double LongestWarmUp = 3;

    private readonly ExperimentDefinition _definition;
    private readonly ComputeBackend _compute;
    private readonly Network _network;
    private readonly OptimizerStep _optimizerStep;
    private readonly float _learningRate;
    private readonly int _batchSize;
    private long _step;

    /// <summary>Builds the network of a definition for batches of its <c>training.batch_size</c>.</summary>
    public NetworkBenchmark(ExperimentDefinition definition, ComputeBackend compute, IComponentFactory factory)
    {
        (_definition, _compute, _batchSize) = (definition, compute, definition.Training.BatchSize);
        var dataset = factory.Create<Dataset>(definition.Dataset);
        _network = NetworkBuilder.Build(definition, dataset.ImageShape, dataset.ClassNames.Count, factory);
        _network.Allocate(compute, _batchSize);
        var optimizer = factory.Create<Optimizer>(definition.Optimizer);
        var training = definition.Training;
        _optimizerStep = new OptimizerStep(
            _network, optimizer, compute.Parallel, training.GradientClipping, training.WeightAverage);
        _learningRate = optimizer.LearningRate;
    }

    /// <summary>The network that is timed.</summary>
    public NetworkSummary Network => _network.Summary;

    /// <summary>
    /// Measures for about <paramref name="seconds"/> each, after a warm-up: training, forward passes, the layers.
    /// </summary>
    public BenchmarkResult Run(double seconds, CancellationToken cancellationToken)
    {
        FillBatch();
        WarmUp(Math.Max(seconds / 2, LeastWarmUpSeconds), cancellationToken);
        var train = MedianMilliseconds(TrainingStep, seconds, cancellationToken);
        var allocated = AllocatedPerStep();
        var infer = MedianMilliseconds(InferencePass, seconds, cancellationToken);
        var layers = ProfileLayers(seconds / 2, cancellationToken);
        using var process = Process.GetCurrentProcess();
        return new BenchmarkResult(
            _batchSize * 1000 / train,
            _batchSize * 1000 / infer,
            train,
            allocated,
            process.PeakWorkingSet64,
            _network.Summary.Parameters,
            _network.Summary.MultiplyAdds,
            _compute.LinearAlgebra.Name,
            _compute.Parallel.Workers,
            _batchSize,
            layers);
    }

    private void FillBatch()
    {
        _network.Initialize(_definition.Seed, fold: 0);
        var random = RandomStream.For(_definition.Seed, "benchmark");
        foreach (ref var value in _network.Input(_batchSize).Values)
        {
            value = (float)random.NextGaussian();
        }

        var targets = _network.Targets(_batchSize);
        for (var sample = 0; sample < _batchSize; sample++)
        {
            targets[sample][random.NextInt32(_network.Classes)] = 1;
        }
    }

    private void TrainingStep()
    {
        _network.Forward(_batchSize, Phase.Training, _step);
        _network.Backward(_batchSize);

        // The labels are random: at the full rate a deep network would diverge, and denormal or infinite numbers are
        // not what is timed.
        _optimizerStep.Run(++_step, _learningRate * 1e-3f);
    }

    private void InferencePass() => _network.Forward(_batchSize, Phase.Inference, 0);

    private double AllocatedPerStep()
    {
        const int Steps = 5;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var step = 0; step < Steps; step++)
        {
            TrainingStep();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Steps;
    }

    /// <summary>
    /// Runs for so many seconds of the clock, and of the processor for each thread: on a busy machine the JIT waits its
    /// turn as long as the network does. No longer than three times that: a small network leaves threads asleep.
    /// </summary>
    private void WarmUp(double seconds, CancellationToken cancellationToken)
    {
        var used = Environment.CpuUsage.TotalTime;
        var wanted = seconds * Math.Min(_compute.Parallel.Workers, Environment.ProcessorCount);
        var watch = Stopwatch.StartNew();
        do
        {
            TrainingStep();
            InferencePass();
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (watch.Elapsed.TotalSeconds < seconds
            || (watch.Elapsed.TotalSeconds < LongestWarmUp * seconds
                && (Environment.CpuUsage.TotalTime - used).TotalSeconds < wanted));
    }

    private static double MedianMilliseconds(Action pass, double seconds, CancellationToken cancellationToken)
    {
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        do
        {
            var started = Stopwatch.GetTimestamp();
            pass();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (watch.Elapsed.TotalSeconds < seconds);

        times.Sort();
        return times[times.Count / 2];
    }

    private List<LayerTiming> ProfileLayers(double seconds, CancellationToken cancellationToken)
    {
        foreach (var node in _network.Nodes)
        {
            node.ForwardTicks = new long[_compute.Parallel.Workers];
            node.BackwardTicks = new long[_compute.Parallel.Workers];
        }

        var steps = 0;
        for (var watch = Stopwatch.StartNew(); steps == 0 || watch.Elapsed.TotalSeconds < seconds; steps++)
        {
            TrainingStep();
            cancellationToken.ThrowIfCancellationRequested();
        }

        double Milliseconds(long[] ticks) => ticks.Sum() * 1000.0 / Stopwatch.Frequency / steps;
        return [.. _network.Nodes.Select(node => new LayerTiming(
            node.Name,
            Milliseconds(node.ForwardTicks!),
            Milliseconds(node.BackwardTicks!),
            node.Inputs.Contains(node.Output) ? 0 : sizeof(float) * (long)node.Output.Length,
            LayerWork.Forward(node, _batchSize),
            LayerWork.Backward(node, _batchSize),
            node.Layer.Algorithm))];
    }
}
