using System.Text.Json.Nodes;
using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// The content of <c>network.json</c>: what a checkpoint's network is good for, without the data set's files.
/// </summary>
public sealed record NetworkRecord
{
    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The shape of one image, <c>[channels, height, width]</c>.</summary>
    public required IReadOnlyList<int> InputShape { get; init; }

    /// <summary>The names of the classes, in the order of the network's outputs.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>What is done to an image before the network sees it.</summary>
    public required PreprocessingRecord Preprocessing { get; init; }

    /// <summary>The components of the manifest, and the version of the plugin each came from.</summary>
    public required IReadOnlyList<ComponentRecord> Components { get; init; }

    /// <summary>The record of a network that is about to be trained.</summary>
    /// <param name="dataset">Its data set, which need not be loaded.</param>
    /// <param name="network">The network.</param>
    /// <param name="resolved">The resolved manifest.</param>
    public static NetworkRecord Of(Dataset dataset, Network network, string resolved)
    {
        var manifest = JsonNode.Parse(resolved)!;
        return new NetworkRecord
        {
            InputShape = network.InputShape.Dimensions.ToArray(),
            ClassNames = dataset.ClassNames,
            Preprocessing = PreprocessingRecord.Of(manifest["dataset"]!.AsObject()),
            Components = [.. ComponentRecord.In(manifest).Distinct()],
        };
    }

    /// <summary>Reads the <c>network.json</c> of a run.</summary>
    /// <exception cref="RunFileException">It is missing or not what was written.</exception>
    public static NetworkRecord Read(RunDirectory run)
    {
        if (!File.Exists(run.NetworkFile))
        {
            throw new RunFileException(
                $"{run.FullPath} has no network.json: the run is older than that file. Run its manifest again.");
        }

        var record = RunJson.Read<NetworkRecord>(run.NetworkFile);
        return record.Format == CurrentFormat
            ? record
            : throw new RunFileException(
                $"{run.NetworkFile} has the format {record.Format}. This version of cnnlab reads format "
                + $"{CurrentFormat}: use the version that wrote it.");
    }
}
