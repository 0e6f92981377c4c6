using CnnLab.Experiments;

namespace CnnLab.Cli.Commands;

/// <summary>A format of <c>export</c>.</summary>
internal interface IExportFormat
{
    /// <summary>Its name, which is the file's extension too.</summary>
    string Name { get; }

    /// <summary>Writes the network.</summary>
    void Write(RecordedNetwork network, Stream stream);
}
