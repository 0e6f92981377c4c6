using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CnnLab.Engine;

namespace CnnLab.Benchmarks;

/// <summary>Measures the points of sweeps, each in a process of its own.</summary>
/// <param name="rounds">How often each point is measured.</param>
/// <param name="seconds">How long training and inference are measured each.</param>
internal sealed class SweepRun(int rounds, double seconds)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Runs all points once before any a second time: a busy minute spoils one round of many points.</summary>
    public async Task<ILookup<Sweep, SweepResult>> MeasureAsync(
        IReadOnlyList<Sweep> sweeps, Countdown countdown, CancellationToken cancellation)
    {
        var points = sweeps
            .SelectMany(sweep => sweep.Points.Select(
                point => (Sweep: sweep, Point: point, Results: new List<BenchmarkResult>())))
            .ToList();
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (sweep, point, results) in points)
            {
                var result = await MeasureAsync(point, cancellation).ConfigureAwait(false);
                results.Add(result);
                countdown.Done(
                    $"{point.Series}, {sweep.Variable} {point.Value}: "
                    + $"training {result.TrainImagesPerSecond:N0} images/s, "
                    + $"inference {result.InferenceImagesPerSecond:N0}");
            }
        }

        return points.ToLookup(entry => entry.Sweep, entry => new SweepResult(entry.Point, entry.Results));
    }

    private async Task<BenchmarkResult> MeasureAsync(SweepPoint point, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "benchmark", .. point.Arguments, "--json", "--seconds", seconds.ToString(CultureInfo.InvariantCulture),
        ];
        var answer = await OurProgram.RunAsync(arguments, cancellation).ConfigureAwait(false);
        return JsonSerializer.Deserialize<BenchmarkResult>(answer, Json)!;
    }
}
