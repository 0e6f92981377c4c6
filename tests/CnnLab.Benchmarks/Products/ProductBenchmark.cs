using System.Diagnostics;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>The speed of matrix products, beside the processor's peak measured between them.</summary>
internal static class ProductBenchmark
{
    private const int Rounds = 15;

    /// <summary>A batch of products takes some hundred microseconds, as one measurement of the peak does.</summary>
    private const long BatchMultiplyAdds = 20_000_000;

    /// <summary>Long enough for the JIT to have replaced its first, slow code of every method involved.</summary>
    private const double WarmUpSeconds = 0.5;

    /// <summary>Prints one line for each shape.</summary>
    public static void Run(
        ILinearAlgebra linearAlgebra, double seconds, IReadOnlyList<(string Name, MatrixProduct Product)> shapes)
    {
        Console.WriteLine($"provider {linearAlgebra.Name}, one thread, medians of {Rounds} rounds");
        Console.WriteLine($"{"product",-32}{"M",6}{"N",6}{"K",6}{"GFLOP/s",10}{"peak",8}{"share",8}");
        foreach (var (name, product) in shapes)
        {
            var (speed, peak, share) = Measure(linearAlgebra, product, seconds);
            Console.WriteLine(
                $"{name,-32}{product.M,6}{product.N,6}{product.K,6}{speed,10:F1}{peak,8:F1}{share,8:P0}");
        }
    }

    /// <summary>
    /// The peak is measured before every round: the share is that of the same moment, whatever else the machine does.
    /// </summary>
    private static (double Speed, double Peak, double Share) Measure(
        ILinearAlgebra linearAlgebra, MatrixProduct product, double seconds)
    {
        var a = Values.Of(product.M * product.K);
        var b = Values.Of(product.K * product.N);
        var c = Values.Of(product.M * product.N);
        MeasureRound(linearAlgebra, product, a, b, c, WarmUpSeconds);
        var (speeds, peaks, shares) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        for (var round = 0; round < Rounds; round++)
        {
            peaks[round] = ProcessorPeak.MeasureGigaflops();
            speeds[round] = MeasureRound(linearAlgebra, product, a, b, c, seconds / Rounds);
            shares[round] = speeds[round] / peaks[round];
        }

        return (Statistics.Median(speeds), Statistics.Median(peaks), Statistics.Median(shares));
    }

    /// <summary>
    /// The best batch of a round, as the peak is the best of its batches: other work on the machine slows both down
    /// alike.
    /// </summary>
    private static double MeasureRound(
        ILinearAlgebra linearAlgebra, MatrixProduct product, float[] a, float[] b, float[] c, double seconds)
    {
        var batch = (int)Math.Clamp(BatchMultiplyAdds / product.MultiplyAdds, 1, 1000);
        var best = double.PositiveInfinity;
        var start = Stopwatch.GetTimestamp();
        do
        {
            var batchStart = Stopwatch.GetTimestamp();
            for (var i = 0; i < batch; i++)
            {
                linearAlgebra.Multiply(product, a, b, c);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(batchStart).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
        return 2.0 * product.MultiplyAdds * batch / best / 1e9;
    }
}
