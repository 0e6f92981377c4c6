using System.Text;

namespace CnnLab.Experiments;

/// <summary>
/// Writes files that are there whole or not at all, whenever the process stops, and where the disk is waited for also
/// when the machine does.
/// </summary>
public static class WholeFile
{
    /// <summary>
    /// Writes to a temporary file in the same folder, flushes it to the disk and renames it over <paramref
    /// name="path"/>.
    /// </summary>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <param name="content">Writes the content.</param>
    /// <exception cref="RunFileException">The file system refuses.</exception>
    public static void Write(string path, Action<Stream> content) => Write(path, content, previous: null);

    /// <summary>The same; the file that was there is kept under another name.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})" path="/exception"/>
    internal static void Write(string path, Action<Stream> content, string? previous, bool waitsForDisk = true)
    {
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            RequireFolder(path);
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                content(stream);
                stream.Flush(waitsForDisk);
            }

            if (previous is not null && File.Exists(path))
            {
                File.Move(path, previous, overwrite: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception)
        {
            Discard(temporary);
            if (RunFileException.IsRefusal(exception))
            {
                throw RunFileException.CannotWrite(path, exception);
            }

            throw;
        }
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})" path="/exception"/>
    public static void Write(string path, ReadOnlyMemory<byte> content) =>
        Write(path, stream => stream.Write(content.Span));

    /// <summary>Writes text as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, replaced if it is there.</param>
    /// <param name="content">The text.</param>
    /// <param name="waitsForDisk">
    /// Whether it outlives a machine that loses its power; otherwise it is whole for every process, but may be empty then.
    /// </param>
    /// <inheritdoc cref="Write(string, Action{Stream})" path="/exception"/>
    public static void Write(string path, string content, bool waitsForDisk = true)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        Write(path, stream => stream.Write(bytes), previous: null, waitsForDisk);
    }

    /// <summary>Waits until the disk has what was written without waiting.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})" path="/exception"/>
    internal static void Settle(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(path, exception);
        }
    }

    /// <summary>Said here: the file system would name the temporary file, which nobody has asked for.</summary>
    private static void RequireFolder(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            // The error that is on its way says more than a left-over file.
        }
    }
}
