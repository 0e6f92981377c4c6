using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>Where a run's data are from, by its manifest.</summary>
/// <param name="Type">The data set's type.</param>
/// <param name="Path">Its folder or file; null where the manifest names none.</param>
public sealed record DataSource(string Type, string? Path)
{
    /// <summary>What people call the data: the type, with the folder where that has another name.</summary>
    public string Name
    {
        get
        {
            var folder = System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(Path ?? ""));
            return folder.Length == 0 || folder.Replace('-', '_') == Type ? Type : $"{Type} {folder}";
        }
    }

    /// <summary>The source that a resolved manifest names.</summary>
    public static DataSource Of(JsonObject resolved) => new(
        resolved["dataset"]?["type"]?.ToString() ?? "unknown", resolved["dataset"]?["path"]?.ToString());
}
