using System.Text;

namespace CnnLab.Manifests;

/// <summary>Reads a manifest's text from disk; whatever is wrong with the file becomes a finding.</summary>
internal static class ManifestFile
{
    private const long LargestFile = 16 << 20;

    public static string? ReadText(string path, List<Finding> findings)
    {
        try
        {
            if (Directory.Exists(path)) return Refuse("This is a folder. Expected a manifest, a JSON file.");
            var file = new FileInfo(path);
            if (!file.Exists) return Refuse($"There is no such file.{NearestIn(file)}");
            if (file.Length > LargestFile)
                return Refuse($"The file has {file.Length:N0} bytes. Expected a manifest of at most 16 MB.");
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path));
        }
        catch (DecoderFallbackException)
        {
            return Refuse("The file is not UTF-8 text.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refuse($"The file cannot be read: {exception.Message}");
        }
        catch (ArgumentException)
        {
            return Refuse("This is not the name of a file.");
        }

        string? Refuse(string message)
        {
            findings.Add(new Finding(Severity.Error, path, 0, 0, "", message));
            return null;
        }
    }

    private static string NearestIn(FileInfo file) => file.Directory is { Exists: true } folder
        ? Suggestion.For(file.Name, folder.EnumerateFiles("*.json").Select(other => other.Name))
        : $" The folder {file.DirectoryName} does not exist either.";
}
