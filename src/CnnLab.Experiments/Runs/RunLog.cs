using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>A run's <c>log.txt</c>: what happened when, a line each.</summary>
internal static class RunLog
{
    /// <summary>Adds a line.</summary>
    /// <exception cref="RunFileException">The file cannot be written.</exception>
    public static void Append(RunDirectory directory, DateTimeOffset now, string message)
    {
        var time = now.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        LineFile.Append(directory.LogFile, $"{time} {message.ReplaceLineEndings(" ")}");
    }
}
