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
        new Dictionary<string, string>(ExportMetadata.Of(network)) { ["format"] = "cnnlab" });
}
