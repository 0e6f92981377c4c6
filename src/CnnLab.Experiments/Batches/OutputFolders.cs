namespace CnnLab.Experiments;

/// <summary>The folders that a batch writes its runs into.</summary>
public static class OutputFolders
{
    /// <summary>
    /// Makes the folders and tries to write into each, so that a folder that refuses is told once, before any trial has
    /// begun.
    /// </summary>
    /// <param name="trials">The trials that are about to be run.</param>
    /// <exception cref="ComponentException">Folders refuse; the message names all of them.</exception>
    public static void Prepare(IEnumerable<PlannedTrial> trials)
    {
        var problems = trials.Select(trial => Path.GetDirectoryName(trial.Directory)!)
            .Distinct()
            .Select(Problem)
            .OfType<RunFileException>()
            .ToArray();
        if (problems.Length > 0)
        {
            throw new ComponentException(
                string.Join(Environment.NewLine, problems.Select(problem => problem.Message)), problems[0]);
        }
    }

    private static RunFileException? Problem(string folder)
    {
        var probe = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            using var file = new FileStream(
                probe, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            return RunFileException.CannotWrite(folder, exception);
        }
    }
}
