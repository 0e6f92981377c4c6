using System.Security.Cryptography;
using System.Text;

namespace CnnLab.Hosting;

/// <summary>A plugin's DLL and what it brings along, as they were when the plugin was loaded.</summary>
public sealed class PluginFiles
{
    private readonly string _assembly, _folder;
    private readonly Dictionary<string, (long Length, DateTime Written)> _stamps;
    private readonly Lazy<string> _sha256;

    /// <summary>Remembers the files as they are. Only their stamps: hashing is for those who ask.</summary>
    /// <param name="assembly">The DLL's full path.</param>
    internal PluginFiles(string assembly)
    {
        (_assembly, _folder) = (assembly, Path.GetDirectoryName(assembly)!);
        _stamps = new DirectoryInfo(_folder).EnumerateFiles().ToDictionary(file => file.Name, Stamp);
        _sha256 = new Lazy<string>(Hash);
    }

    /// <summary>
    /// The sha256 of the plugin, in lower-case hexadecimal: that of its DLL where it has nothing else. Otherwise that of
    /// a list, with a line for each file as <c>sha256sum</c> writes it, in the order of their names, and behind them one
    /// for each package whose files depend on the machine, with the package's own hash. Read once.
    /// </summary>
    /// <exception cref="ComponentException">
    /// A file is no longer what was loaded, or cannot be read: the plugin's code and its hash would be two things.
    /// </exception>
    public string Sha256 => _sha256.Value;

    private string Hash()
    {
        try
        {
            var (files, packages) = PluginDependencies.Of(_assembly);
            return files.Count + packages.Count == 0 ? Hash(Path.GetFileName(_assembly)) : HashOfAll(files, packages);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"{_assembly} cannot be hashed: {exception.Message}", exception);
        }
    }

    private string HashOfAll(IEnumerable<string> files, IEnumerable<string> packages)
    {
        var lines = files.Append(Path.GetFileName(_assembly))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Hash(file)}  {file}\n")
            .Concat(packages.Order(StringComparer.Ordinal).Select(package => $"{package}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    private string Hash(string file)
    {
        var path = Path.Combine(_folder, file);
        if (Path.GetFileName(file) == file && (!_stamps.TryGetValue(file, out var stamp) || stamp != Stamp(new(path))))
        {
            throw new ComponentException(
                $"{path} was changed after it had been loaded. Run again, when the plugin's build has ended.");
        }

        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Nothing for a file that has gone away in the meantime.</summary>
    private static (long Length, DateTime Written) Stamp(FileInfo file) =>
        file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
}
