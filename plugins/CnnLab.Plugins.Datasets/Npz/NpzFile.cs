using System.IO.Compression;

namespace CnnLab.Plugins.Datasets;

/// <summary>A file of NumPy arrays: a zip archive with an entry <c>name.npy</c> for each.</summary>
internal sealed class NpzFile : IDisposable
{
    private readonly string _path;
    private readonly ZipArchive _archive;

    /// <exception cref="ComponentException">It is no zip archive.</exception>
    public NpzFile(string path)
    {
        _path = path;
        FileStream? stream = null;
        try
        {
            stream = File.OpenRead(path);
            _archive = new ZipArchive(stream, ZipArchiveMode.Read);
            // Reads the directory, which is what damage shows in.
            _ = _archive.Entries.Count;
        }
        catch (InvalidDataException exception)
        {
            stream?.Dispose();
            throw new ComponentException($"'{path}' is not a whole zip archive. {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Opens an array.</summary>
    /// <param name="name">Its name, without <c>.npy</c>.</param>
    /// <param name="types">The types of elements it may have, such as <c>|u1</c>.</param>
    /// <exception cref="ComponentException">There is no such array, or it is not of those types.</exception>
    public NpyArray Open(string name, params ReadOnlySpan<string> types)
    {
        var entry = _archive.GetEntry($"{name}.npy") ?? throw new ComponentException(
            $"'{_path}' has no array '{name}'. It has {Names()}. Expected the names that the manifest gives.");
        var where = $"'{_path}', array '{name}'";
        var stream = Unpack(entry, where);
        try
        {
            return new NpyArray(where, stream, types);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The name of the only array; null where there are more, or none.</summary>
    public string? OnlyName() => _archive.Entries.Count == 1 && _archive.Entries[0].FullName is var name
        && name.EndsWith(".npy", StringComparison.Ordinal)
            ? name[..^".npy".Length]
            : null;

    public void Dispose() => _archive.Dispose();

    private static Stream Unpack(ZipArchiveEntry entry, string where)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or IOException)
        {
            throw new ComponentException($"{where} does not unpack. {exception.Message}", exception);
        }
    }

    private string Names()
    {
        const int Most = 10;
        var names = _archive.Entries.Take(Most)
            .Select(entry => Printable(Path.GetFileNameWithoutExtension(entry.Name)));
        return _archive.Entries.Count == 0
            ? "none"
            : string.Join(", ", names) + (_archive.Entries.Count > Most ? ", ..." : "");
    }

    private static string Printable(string name) =>
        string.Concat(name.Take(64).Select(letter => char.IsControl(letter) ? '?' : letter));
}
