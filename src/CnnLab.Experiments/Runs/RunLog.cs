using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>A run's <c>log.txt</c>: what happened when, a line each.</summary>
internal static class RunLog
{
    /// <summary>Adds lines, at least one.</summary>
    /// <exception cref="RunFileException">The file cannot be written.</exception>
    public static void Append(RunDirectory directory, DateTimeOffset now, params IEnumerable<string> messages)
    {
        var time = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        LineFile.Append(
            directory.LogFile,
            string.Join('\n', messages.Select(message => $"{time} {message.ReplaceLineEndings(" ")}")),
            waitsForDisk: false);
    }
}
