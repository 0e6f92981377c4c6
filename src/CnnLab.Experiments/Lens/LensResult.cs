using System.Security.Cryptography;

namespace CnnLab.Experiments;

/// <summary>
/// What the lens saw of a run: the content of its <c>lens.json</c>, all that a report needs without data and plugins.
/// </summary>
public sealed record LensResult
{
    /// <summary>The format that this program writes and reads.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What was asked.</summary>
    public required LensOptions Options { get; init; }

    /// <summary>The sha256 of the data.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>The names of the classes.</summary>
    public required IReadOnlyList<string> ClassNames { get; init; }

    /// <summary>The folds, in the order of the options.</summary>
    public required IReadOnlyList<LensFold> Folds { get; init; }

    /// <summary>Times on the machine that measured; null where they were not taken.</summary>
    public LensTimes? Times { get; init; }

    /// <summary>Where the file of a run is, whether it is there or not.</summary>
    /// <param name="runDirectory">The run's directory.</param>
    public static string PathOf(string runDirectory) => Path.Combine(runDirectory, "lens.json");

    /// <summary>What the lens saw of a run with whatever options; null if it has not looked.</summary>
    /// <param name="runDirectory">The run's directory.</param>
    /// <exception cref="RunFileException">The file is damaged, or of another version.</exception>
    public static LensResult? Find(string runDirectory)
    {
        var path = PathOf(runDirectory);
        if (!File.Exists(path))
        {
            return null;
        }

        var result = RunJson.Read<LensResult>(path);
        return result.Format == CurrentFormat
            ? result
            : throw new RunFileException(
                $"{path} has the format {result.Format}. This version of cnnlab reads format {CurrentFormat}: "
                + "delete it and run cnnlab lens again.");
    }

    /// <summary>What the lens saw of a run if it is what it would see now; null if the run is to be measured.</summary>
    /// <param name="run">The run.</param>
    /// <param name="options">What is asked.</param>
    internal static LensResult? FindCurrent(RunDirectory run, LensOptions options)
    {
        try
        {
            return Find(run.FullPath) is { } found
                && found.Options.AreSame(options)
                && found.Folds.All(fold => fold.CheckpointSha256 == CheckpointSha256Of(run, fold.Repeat, fold.Fold))
                ? found
                : null;
        }
        catch (RunFileException)
        {
            // It is written anew; what else is wrong with the run is found then.
            return null;
        }
    }

    /// <summary>The sha256 of the file of a fold's last checkpoint.</summary>
    /// <exception cref="RunFileException">It cannot be read.</exception>
    internal static string CheckpointSha256Of(RunDirectory run, int repeat, int fold)
    {
        var path = run.LastCheckpoint(repeat, fold);
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
    }

    /// <summary>Writes the file, whole.</summary>
    /// <exception cref="RunFileException">It cannot be written.</exception>
    internal void Write(RunDirectory run) => RunJson.Write(PathOf(run.FullPath), this);
}
