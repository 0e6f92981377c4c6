using System.ComponentModel;

namespace CnnLab;

/// <summary>What every data set that is read from files has.</summary>
public record FileDatasetOptions : DatasetOptions
{
    /// <summary>The folder with the files; null to look in the usual places.</summary>
    [Description("The folder with the files, relative to the manifest; by default the usual places, then a download.")]
    public string? Path { get; init; }

    /// <summary>Addresses of folders to download from; empty for the data set's own.</summary>
    [Description("Web addresses of folders to download the files from; by default the data set's own mirrors.")]
    public IReadOnlyList<string> Mirrors { get; init; } = [];
}
