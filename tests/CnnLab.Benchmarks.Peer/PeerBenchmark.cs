using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace CnnLab.Benchmarks.Peer;

/// <summary>
/// Times training steps and forward passes on random images. A step clears the gradients, runs forward, takes the
/// cross-entropy of the logits, runs backward and moves the parameters by stochastic gradient descent with momentum.
/// </summary>
internal sealed class PeerBenchmark : IDisposable
{
    // The labels are random: at a full rate a deep network would diverge, and denormal or infinite numbers are not what
    // is timed.
    private const double LearningRate = 1e-5, Momentum = 0.9;

    // As in CnnLab's own benchmark, though there is less to warm up.
    private const double LeastWarmUpSeconds = 1;

    private readonly nn.Module<Tensor, Tensor> _network;
    private readonly optim.Optimizer _optimizer;
    private readonly TorchSharp.Modules.CrossEntropyLoss _loss = nn.CrossEntropyLoss();
    private readonly Tensor _images, _labels;

    private PeerBenchmark(string network, int batchSize)
    {
        random.manual_seed(1);
        (_network, var image) = PeerNetwork.Build(network);
        _optimizer = optim.SGD(_network.parameters(), LearningRate, Momentum);
        _images = randn([batchSize, .. image]);
        _labels = randint(PeerNetwork.Classes, [batchSize], dtype: ScalarType.Int64);
    }

    /// <summary>Measures for about <paramref name="seconds"/> each: training, forward passes.</summary>
    public static PeerResult Run(string network, int batchSize, int threads, double seconds)
    {
        set_num_threads(threads);
        using var benchmark = new PeerBenchmark(network, batchSize);
        benchmark.WarmUp(Math.Max(seconds / 2, LeastWarmUpSeconds));
        benchmark._network.train();
        var train = MedianMilliseconds(benchmark.TrainingStep, seconds);
        benchmark._network.eval();
        var infer = MedianMilliseconds(benchmark.InferencePass, seconds);
        benchmark.RequireFiniteLoss();
        using var process = Process.GetCurrentProcess();
        return new PeerResult(
            batchSize * 1000 / train,
            batchSize * 1000 / infer,
            train,
            process.PeakWorkingSet64,
            $"libtorch {Version.Parse(__version__).ToString(3)} through TorchSharp {TorchSharpVersion()}",
            get_num_threads(),
            batchSize);
    }

    public void Dispose()
    {
        _images.Dispose();
        _labels.Dispose();
        _optimizer.Dispose();
        _loss.Dispose();
        _network.Dispose();
    }

    private void TrainingStep()
    {
        using var scope = NewDisposeScope();
        _optimizer.zero_grad();
        _loss.forward(_network.forward(_images), _labels).backward();
        _optimizer.step();
    }

    private void InferencePass()
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        _network.forward(_images);
    }

    private void RequireFiniteLoss()
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var loss = _loss.forward(_network.forward(_images), _labels).ToSingle();
        if (!float.IsFinite(loss))
        {
            throw new InvalidOperationException($"The loss became {loss}: what was timed is not training.");
        }
    }

    private void WarmUp(double seconds)
    {
        var watch = Stopwatch.StartNew();
        do
        {
            TrainingStep();
            InferencePass();
        }
        while (watch.Elapsed.TotalSeconds < seconds);
    }

    private static string TorchSharpVersion() => typeof(torch).Assembly.GetName().Version!.ToString(3);

    private static double MedianMilliseconds(Action pass, double seconds)
    {
        var times = new List<double>();
        var watch = Stopwatch.StartNew();
        do
        {
            var started = Stopwatch.GetTimestamp();
            pass();
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        while (watch.Elapsed.TotalSeconds < seconds);

        times.Sort();
        return times[times.Count / 2];
    }
}
