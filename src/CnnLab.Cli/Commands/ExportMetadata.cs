using System.Text.Json;
using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>
/// What an exported network's user must know besides its weights: what its classes are called, and how images become
/// its input, in JSON.
/// </summary>
internal static class ExportMetadata
{
    public static IReadOnlyDictionary<string, string> Of(RecordedNetwork network) => new Dictionary<string, string>
    {
        ["input_shape"] = JsonSerializer.Serialize(network.Record.InputShape, RunJson.OneLine),
        ["class_names"] = JsonSerializer.Serialize(network.Record.ClassNames, RunJson.OneLine),
        ["preprocessing"] = JsonSerializer.Serialize(network.Record.Preprocessing, RunJson.OneLine),
        ["standardization"] = JsonSerializer.Serialize(network.Checkpoint.Standardization, RunJson.OneLine),
    };
}
