using System.Text.Json;

namespace CnnLab.Benchmarks;

/// <summary>An epoch over images that nobody holds.</summary>
/// <param name="Images">How many.</param>
/// <param name="ImagesPerSecond">Training, from the loader to the optimizer.</param>
/// <param name="PeakMemoryBytes">The most memory the process has held.</param>
internal sealed record StreamResult(int Images, double ImagesPerSecond, long PeakMemoryBytes)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static StreamResult Parse(string json) => JsonSerializer.Deserialize<StreamResult>(json, Json)!;

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
