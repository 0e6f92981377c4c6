using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>Which of its scored images a run of one fold predicted right.</summary>
internal static class RecordedPredictions
{
    private const string Header = "index,label,predicted";

    /// <summary>
    /// Whether the prediction of each scored image is right, in the order of the file; null without a file.
    /// </summary>
    /// <param name="run">A run of one fold.</param>
    /// <exception cref="RunFileException">The file is not what was written.</exception>
    public static IReadOnlyList<bool>? Read(ComparedRun run)
    {
        var path = Path.Combine(run.Directory, "predictions", "repeat1-fold1.csv");
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            var lines = File.ReadAllLines(path);
            return lines is [Header, ..] ? [.. lines.Skip(1).Select(line => IsRight(line, path))]
                : throw new RunFileException($"{path} has other columns. Expected {Header}.");
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
    }

    private static bool IsRight(string line, string path) => line.Split(',') is [_, var label, var predicted]
        && int.TryParse(label, CultureInfo.InvariantCulture, out var expected)
        && int.TryParse(predicted, CultureInfo.InvariantCulture, out var received)
            ? expected == received
            : throw new RunFileException($"{path} has the line '{line}'. Expected three whole numbers: {Header}.");
}
