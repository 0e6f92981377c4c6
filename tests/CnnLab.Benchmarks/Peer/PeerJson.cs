using System.Text.Encodings.Web;
using System.Text.Json;

namespace CnnLab.Benchmarks;

/// <summary>The comparison for programs, with every single pair.</summary>
internal static class PeerJson
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All entries.</summary>
    public static string Of(IReadOnlyList<PeerEntry> entries, double seconds, string machine) =>
        JsonSerializer.Serialize(
            new
            {
                Machine = machine,
                Seconds = seconds,
                Entries = entries.Select(entry => new
                {
                    entry.Row.Name,
                    entry.Row.Manifest,
                    entry.Row.Settings,
                    entry.Row.BatchSize,
                    entry.Threads,
                    TrainImagesPerSecond = entry.Training,
                    InferenceImagesPerSecond = entry.Inference,
                    entry.PeakMegabytes,
                    entry.Pairs,
                }),
            },
            Json);
}
