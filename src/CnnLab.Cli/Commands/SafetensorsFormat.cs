using System.Text.Json;
using CnnLab.Experiments;
using CnnLab.Hosting;

namespace CnnLab.Cli.Commands;

/// <summary>All parameters and states by <c>layer/parameter</c>; classes and preprocessing as metadata.</summary>
internal sealed class SafetensorsFormat : IExportFormat
{
    public string Name => "safetensors";

    public void Write(RecordedNetwork network, Stream stream) => SafetensorsFile.Write(
        stream,
        network.Tensors,
        new Dictionary<string, string>
        {
            ["format"] = "cnnlab",
            ["input_shape"] = JsonSerializer.Serialize(network.Record.InputShape, RunJson.OneLine),
            ["class_names"] = JsonSerializer.Serialize(network.Record.ClassNames, RunJson.OneLine),
            ["preprocessing"] = JsonSerializer.Serialize(network.Record.Preprocessing, RunJson.OneLine),
            ["standardization"] = JsonSerializer.Serialize(network.Checkpoint.Standardization, RunJson.OneLine),
        });
}
