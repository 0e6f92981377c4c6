using System.Formats.Tar;
using System.IO.Compression;

namespace CnnLab.Hosting;

/// <summary>Unpacks the wanted files of a <c>.tar.gz</c> archive, and nothing else.</summary>
/// <remarks>
/// A file is written under its bare name, whatever folder the archive gives it: no entry can leave the target folder.
/// </remarks>
internal static class Unpacker
{
    /// <exception cref="InvalidDataException">It is damaged, or unpacks to more than the files' limit.</exception>
    public static void Unpack(
        string archive, string folder, IReadOnlyList<DataFile> wanted, CancellationToken cancellationToken)
    {
        try
        {
            using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
            var allowed = wanted.Max(file => file.MaximumBytes);
            while (tar.GetNextEntry() is { } entry)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = entry.Name[(entry.Name.LastIndexOfAny(['/', '\\']) + 1)..];
                if (entry.DataStream is not { } data
                    || !wanted.Any(file => file.Names.Any(asked => FolderSearch.IsMatch(asked, name))))
                {
                    continue;
                }

                allowed -= entry.Length;
                RefuseTooLarge(allowed, wanted);
                using var file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write);
                data.CopyTo(file);
            }
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException($"The archive ends early or is damaged: {exception.Message}", exception);
        }
    }

    private static void RefuseTooLarge(long allowed, IReadOnlyList<DataFile> wanted)
    {
        if (allowed < 0)
        {
            throw new InvalidDataException(
                $"It unpacks to more than {wanted.Max(file => file.MaximumBytes)} bytes, the most that is accepted.");
        }
    }
}
