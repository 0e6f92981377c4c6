using System.Text;

namespace CnnLab.Experiments;

/// <summary>
/// Files that grow line by line; only the last line can be cut short when the process ends, and only lines that were not
/// waited for when the machine does.
/// </summary>
internal static class LineFile
{
    /// <summary>Adds a line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="line">The line, without its end.</param>
    /// <param name="waitsForDisk">Whether it outlives a machine that loses its power.</param>
    /// <exception cref="RunFileException">The file system refuses.</exception>
    public static void Append(string path, string line, bool waitsForDisk = true)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
            stream.Flush(waitsForDisk);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(path, exception);
        }
    }

    /// <summary>Ends a last line that was cut short, so that what is added next is a line of its own.</summary>
    /// <exception cref="RunFileException">The file system refuses.</exception>
    public static void EndLine(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            if (stream.Length > 0 && stream.Seek(-1, SeekOrigin.End) >= 0 && stream.ReadByte() != '\n')
            {
                stream.WriteByte((byte)'\n');
            }
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(path, exception);
        }
    }

    /// <summary>The finished lines; what follows the last line break was cut short and is left out.</summary>
    /// <exception cref="RunFileException">The file system refuses.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Split('\n')[..^1];
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
    }
}
