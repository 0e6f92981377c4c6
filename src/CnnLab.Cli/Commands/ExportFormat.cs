namespace CnnLab.Cli.Commands;

/// <summary>What <c>export</c> can write.</summary>
internal enum ExportFormat
{
    /// <summary>The network with its weights, for other programs to run.</summary>
    Onnx,
}
