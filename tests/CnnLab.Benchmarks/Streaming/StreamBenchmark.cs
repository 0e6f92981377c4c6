using System.Diagnostics;
using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Benchmarks;

/// <summary>Trains LeNet-5 for one epoch, as <c>run</c> does, on images made from their index.</summary>
internal static class StreamBenchmark
{
    /// <summary>Enough steps for the JIT to have replaced its first, slow code.</summary>
    private const int WarmUpImages = 30_000;

    public static StreamResult Run(int images, int threads, CancellationToken cancellation)
    {
        // Loaded once: other copies of the plugins would start with slow code again.
        var experiment = Lab.Load(Lab.Experiment("lenet5_mnist.json"), ("training.epochs", "1"));
        using var pool = new WorkerPool(threads);
        var compute = new ComputeBackend(
            LinearAlgebraProviders.Create(experiment.Definition!.Compute.Provider), pool);
        Train(experiment, compute, WarmUpImages, cancellation);
        var seconds = Train(experiment, compute, images, cancellation);
        using var process = Process.GetCurrentProcess();
        return new StreamResult(images, images / seconds, process.PeakWorkingSet64);
    }

    private static double Train(
        LoadedExperiment experiment, ComputeBackend compute, int images, CancellationToken cancellation)
    {
        var runner = new ExperimentRunner(new IndexedFactory(experiment.Factory, images), TimeProvider.System);
        var prepared = runner.Prepare(experiment.Definition!, cancellation);
        var fold = runner.Run(prepared, compute, new SilentObserver(), cancellation)[0];
        return fold.Reason is { } reason ? throw new BenchmarkException(reason) : fold.Epochs[0].Seconds;
    }
}
