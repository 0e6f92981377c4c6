using System.Globalization;
using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>
/// The directory of one run, <c>runs/&lt;name&gt;/&lt;run-id&gt;</c>, and where each of its files lies.
/// </summary>
public sealed class RunDirectory
{
    private RunDirectory(string path)
    {
        FullPath = path;
        Id = Path.GetFileName(path);
    }

    /// <summary>The directory.</summary>
    public string FullPath { get; }

    /// <summary>The run's id: the name of the directory.</summary>
    public string Id { get; }

    /// <summary>The manifest as given.</summary>
    public string ManifestFile => Path.Combine(FullPath, "manifest.json");

    /// <summary>The folder of the files that the manifest extends.</summary>
    public string BasesFolder => Path.Combine(FullPath, "bases");

    /// <summary>The manifest with every default filled in.</summary>
    public string ResolvedFile => Path.Combine(FullPath, "resolved.json");

    /// <summary>What the run was computed with.</summary>
    public string ProvenanceFile => Path.Combine(FullPath, "provenance.json");

    /// <summary>What a prediction needs besides a checkpoint: classes, input, preprocessing, components.</summary>
    public string NetworkFile => Path.Combine(FullPath, "network.json");

    /// <summary>Where the run stands.</summary>
    public string StatusFile => Path.Combine(FullPath, "status.json");

    /// <summary>The metrics of every epoch, one a line.</summary>
    public string MetricsFile => Path.Combine(FullPath, "metrics.jsonl");

    /// <summary>Which samples each fold learned from and was scored on.</summary>
    public string FoldsFile => Path.Combine(FullPath, "folds.json");

    /// <summary>The final metrics.</summary>
    public string ResultFile => Path.Combine(FullPath, "result.json");

    /// <summary>The metrics' tables, such as confusion matrices; only there if a metric gave one.</summary>
    public string TablesFile => Path.Combine(FullPath, "tables.json");

    /// <summary>
    /// The hashes that prove two runs to be paired: of each fold's batch orders and initial weights. There as soon as a
    /// fold has ended.
    /// </summary>
    public string PairingFile => Path.Combine(FullPath, "pairing.json");

    /// <summary>
    /// The folder of what the networks say of the scored images, a file for each fold that has completed.
    /// </summary>
    public string PredictionsFolder => Path.Combine(FullPath, "predictions");

    /// <summary>What happened when.</summary>
    public string LogFile => Path.Combine(FullPath, "log.txt");

    /// <summary>The report for a browser.</summary>
    public string ReportFile => Path.Combine(FullPath, "report.html");

    /// <summary>The folder of the figures.</summary>
    public string PlotsFolder => Path.Combine(FullPath, "plots");

    /// <summary>The folder of the checkpoints.</summary>
    public string CheckpointsFolder => Path.Combine(FullPath, "checkpoints");

    /// <summary>The folds that have ended, one a line.</summary>
    internal string EndedFoldsFile => Path.Combine(FullPath, "folds-done.jsonl");

    /// <summary>Where the directory of a run is, whether it is there or not.</summary>
    /// <param name="outputRoot">The manifest's <c>output.directory</c>.</param>
    /// <param name="name">The run's name.</param>
    /// <param name="runId">The id.</param>
    public static string PathOf(string outputRoot, string name, string runId) =>
        Path.GetFullPath(Path.Combine(outputRoot, FolderName.From(name), FolderName.From(runId)));

    /// <summary>
    /// The directory of a run: the same id is the same run. A new one appears whole, whoever else makes runs at the same
    /// time; who may write into it is what <see cref="RunLock"/> decides.
    /// </summary>
    /// <param name="outputRoot">The manifest's <c>output.directory</c>; made if it is missing.</param>
    /// <param name="name">The run's name; what cannot be part of a path becomes <c>-</c>.</param>
    /// <param name="runId">The id.</param>
    /// <param name="inputs">The first files of a new one.</param>
    /// <param name="time">Tells the time of the first status.</param>
    /// <exception cref="RunFileException">The directory cannot be written.</exception>
    public static RunDirectory OpenOrCreate(
        string outputRoot, string name, string runId, RunInputs inputs, TimeProvider time)
    {
        var wanted = new RunDirectory(PathOf(outputRoot, name, runId));
        if (File.Exists(wanted.StatusFile))
        {
            return wanted;
        }

        var prepared = new RunDirectory(Path.Combine(
            Path.GetDirectoryName(wanted.FullPath)!, $".{wanted.Id}.{Path.GetRandomFileName()}.tmp"));
        try
        {
            prepared.Prepare(inputs, time);
            Directory.Move(prepared.FullPath, wanted.FullPath);
            return wanted;
        }
        catch (IOException) when (File.Exists(wanted.StatusFile))
        {
            // Somebody else was faster.
            return wanted;
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(wanted.FullPath, exception);
        }
        finally
        {
            prepared.Discard();
        }
    }

    /// <summary>
    /// Removes files that a process was writing when it was killed. Only who has the lock may do so.
    /// </summary>
    /// <exception cref="RunFileException">The directory cannot be written.</exception>
    internal void RemoveUnfinishedFiles()
    {
        try
        {
            foreach (var file in Directory.GetFiles(FullPath, "*.tmp", SearchOption.AllDirectories))
            {
                File.Delete(file);
            }
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(FullPath, exception);
        }
    }

    /// <summary>The directory of a run that is there already.</summary>
    /// <exception cref="RunFileException">There is no run.</exception>
    public static RunDirectory Open(string path)
    {
        var directory = new RunDirectory(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        return File.Exists(directory.StatusFile)
            ? directory
            : throw new RunFileException($"{path} is not a run: it has no status.json. Expected runs/<name>/<run-id>.");
    }

    /// <summary>
    /// Where the last state of a fold is kept, for example <c>checkpoints/repeat1-fold2-last.cnnlab</c>.
    /// </summary>
    public string LastCheckpoint(int repeat, int fold) => Checkpoint(repeat, fold, "last");

    /// <summary>
    /// Where a callback's checkpoint of a fold is kept, for example <c>checkpoints/repeat1-fold2-best.cnnlab</c>.
    /// </summary>
    public string Checkpoint(int repeat, int fold, string name) => Path.Combine(
        CheckpointsFolder, string.Create(CultureInfo.InvariantCulture, $"repeat{repeat}-fold{fold}-{name}.cnnlab"));

    /// <summary>
    /// Where the predicted classes of a fold are kept, for example <c>predictions/repeat1-fold2.csv</c>.
    /// </summary>
    public string Predictions(int repeat, int fold) => Path.Combine(
        PredictionsFolder, string.Create(CultureInfo.InvariantCulture, $"repeat{repeat}-fold{fold}.csv"));

    /// <summary>Whether anything was trained.</summary>
    internal bool HasProgress => File.Exists(EndedFoldsFile)
        || Directory.EnumerateFiles(CheckpointsFolder).Any()
        || new FileInfo(MetricsFile) is { Exists: true, Length: > 0 };

    private void Prepare(RunInputs inputs, TimeProvider time)
    {
        Directory.CreateDirectory(CheckpointsFolder);
        Directory.CreateDirectory(PlotsFolder);
        Directory.CreateDirectory(PredictionsFolder);
        WholeFile.Write(ManifestFile, inputs.Manifest);
        WholeFile.Write(ResolvedFile, inputs.ResolvedManifest);
        WriteBases(inputs.Bases);
        RunJson.Write(ProvenanceFile, inputs.Provenance);
        if (inputs.Network is { } network)
        {
            RunJson.Write(NetworkFile, network);
        }

        WholeFile.Write(MetricsFile, string.Empty, waitsForDisk: false);
        WholeFile.Write(LogFile, string.Empty, waitsForDisk: false);
        RunJson.Write(StatusFile, new RunStatusRecord(
            RunStatus.Queued,
            Reason: null,
            Environment.ProcessId,
            Environment.MachineName,
            Started: null,
            time.GetUtcNow(),
            Finished: null,
            Progress: null), waitsForDisk: false);
    }

    /// <summary>The texts of the files that the manifest extends, in the order in which they were read.</summary>
    internal IReadOnlyList<string> ReadBases() => Directory.Exists(BasesFolder)
        ? [.. Directory.GetFiles(BasesFolder, "*-*").OrderBy(BaseNumber).Select(File.ReadAllText)]
        : [];

    private static int BaseNumber(string file) =>
        int.TryParse(Path.GetFileName(file).Split('-')[0], CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>With a number: two folders may have files of one name.</summary>
    private void WriteBases(IReadOnlyList<ManifestBase> bases)
    {
        for (var index = 0; index < bases.Count; index++)
        {
            Directory.CreateDirectory(BasesFolder);
            WholeFile.Write(
                Path.Combine(BasesFolder, $"{index + 1}-{Path.GetFileName(bases[index].File)}"), bases[index].Text);
        }
    }

    private void Discard()
    {
        try
        {
            if (Directory.Exists(FullPath))
            {
                Directory.Delete(FullPath, recursive: true);
            }
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            // Only a hidden left-over; the error that is on its way says more.
        }
    }
}
