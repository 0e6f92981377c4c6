using System.Text;
using System.Text.Json;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// <c>metrics.jsonl</c>: a line for each epoch. <c>seconds</c> comes last; without it two runs of one manifest are
/// equal byte for byte.
/// </summary>
public static class MetricsFile
{
    private const string Weights = "weights_sha256", BatchOrder = "batch_order_sha256";

    private static readonly string[] OwnFields =
        ["repeat", "fold", "epoch", "learning_rate", Weights, BatchOrder, "seconds"];

    /// <summary>Adds the line of an epoch, without waiting for the disk.</summary>
    /// <exception cref="ComponentException">A metric has the name of another field.</exception>
    /// <exception cref="RunFileException">The file cannot be written.</exception>
    public static void Append(string path, EpochResult epoch) => LineFile.Append(path, Line(epoch), waitsForDisk: false);

    /// <summary>Writes the file anew with these epochs alone.</summary>
    /// <exception cref="RunFileException">The file cannot be written.</exception>
    internal static void Rewrite(string path, IEnumerable<EpochResult> epochs) =>
        WholeFile.Write(path, string.Concat(epochs.Select(epoch => Line(epoch) + "\n")));

    /// <summary>
    /// Reads all epochs; a last line that a crash has cut short is left out. A metric that was not finite is not a
    /// number.
    /// </summary>
    /// <exception cref="RunFileException">The file cannot be read or has a line that is not an epoch.</exception>
    public static IReadOnlyList<EpochResult> Read(string path)
    {
        var lines = LineFile.Read(path);
        return [.. lines.Select((line, index) => Parse(path, line, index + 1))];
    }

    /// <summary>Reads the epochs that can be read, and says of each other line what is wrong with it.</summary>
    /// <exception cref="RunFileException">The file cannot be read at all.</exception>
    internal static (IReadOnlyList<EpochResult> Epochs, IReadOnlyList<string> Damages) ReadSound(string path)
    {
        var (epochs, damages) = (new List<EpochResult>(), new List<string>());
        foreach (var (index, line) in LineFile.Read(path).Index())
        {
            try
            {
                epochs.Add(Parse(path, line, index + 1));
            }
            catch (RunFileException exception)
            {
                damages.Add(exception.Message);
            }
        }

        return (epochs, damages);
    }

    internal static string Line(EpochResult epoch)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("repeat", epoch.Repeat);
            json.WriteNumber("fold", epoch.Fold);
            json.WriteNumber("epoch", epoch.Epoch);
            WriteNumber(json, "learning_rate", epoch.LearningRate);
            foreach (var (name, value) in epoch.Metrics)
            {
                WriteNumber(json, FieldName(name), value);
            }

            if (epoch.WeightsSha256 is { } weights)
            {
                json.WriteString(Weights, weights);
            }

            if (epoch.BatchOrderSha256 is { } order)
            {
                json.WriteString(BatchOrder, order);
            }

            json.WriteNumber("seconds", Math.Round(epoch.Seconds, 3));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string FieldName(string metric) => OwnFields.Contains(metric)
        ? throw new ComponentException(
            $"A metric must not be named '{metric}': metrics.jsonl has a field of that name. Rename the metric.")
        : metric;

    // JSON has no infinity and no NaN: null says that there is no number.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static double Number(JsonElement field) =>
        field.ValueKind == JsonValueKind.Null ? double.NaN : field.GetDouble();

    private static EpochResult Parse(string path, string line, int number)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(line)
                ?? throw new JsonException("null is no object");
            var metrics = fields.Where(field => !OwnFields.Contains(field.Key));
            return new EpochResult(
                fields["repeat"].GetInt32(),
                fields["fold"].GetInt32(),
                fields["epoch"].GetInt32(),
                Number(fields["learning_rate"]),
                metrics.ToDictionary(field => field.Key, field => Number(field.Value)),
                Number(fields["seconds"]))
            {
                WeightsSha256 = fields.TryGetValue(Weights, out var weights) ? weights.GetString() : null,
                BatchOrderSha256 = fields.TryGetValue(BatchOrder, out var order) ? order.GetString() : null,
            };
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RunFileException($"{path}:{number} is not an epoch: {exception.Message}", exception);
        }
    }
}
