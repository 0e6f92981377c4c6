using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>The whole network, for other programs to run.</summary>
internal sealed class OnnxFormat : IExportFormat
{
    public string Name => "onnx";

    public void Write(RecordedNetwork network, Stream stream) =>
        OnnxFile.Write(stream, network.Network, network.Name, ExportMetadata.Of(network));
}
