using System.Text.Json;

namespace CnnLab.Benchmarks;

/// <summary>What one process measured; the part of <c>benchmark --json</c> that the peer has too.</summary>
/// <param name="TrainImagesPerSecond">Images per second of training steps.</param>
/// <param name="InferenceImagesPerSecond">Images per second of forward passes.</param>
/// <param name="PeakMemoryBytes">The most memory the process has held.</param>
/// <param name="Provider">Who multiplied.</param>
internal sealed record Speed(
    double TrainImagesPerSecond, double InferenceImagesPerSecond, long PeakMemoryBytes, string Provider)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Reads a child process's answer.</summary>
    public static Speed Parse(string json) => JsonSerializer.Deserialize<Speed>(json, Json)!;
}
