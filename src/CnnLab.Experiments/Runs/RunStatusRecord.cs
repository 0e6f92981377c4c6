namespace CnnLab.Experiments;

/// <summary>The content of <c>status.json</c>.</summary>
/// <param name="Status">Where the run stands.</param>
/// <param name="Reason">Why it failed, was interrupted or diverged; null otherwise.</param>
/// <param name="Pid">The process that computes it.</param>
/// <param name="Host">The machine it runs on.</param>
/// <param name="Started">When it began.</param>
/// <param name="Heartbeat">When its process last showed that it lives.</param>
/// <param name="Finished">When it ended; null while it has not.</param>
/// <param name="Progress">How far it is; null before the first step.</param>
public sealed record RunStatusRecord(
    RunStatus Status,
    string? Reason,
    int Pid,
    string Host,
    DateTimeOffset? Started,
    DateTimeOffset Heartbeat,
    DateTimeOffset? Finished,
    RunProgress? Progress)
{
    /// <summary>Reads the <c>status.json</c> of a run's directory.</summary>
    /// <exception cref="RunFileException">It is missing or not what was written.</exception>
    public static RunStatusRecord Read(string runDirectory) =>
        RunJson.Read<RunStatusRecord>(Path.Combine(runDirectory, "status.json"));

    /// <summary>Who computes the run of a directory, for the user.</summary>
    internal static string OwnerOf(string runDirectory)
    {
        try
        {
            var status = Read(runDirectory);
            return $"process {status.Pid} on {status.Host}";
        }
        catch (RunFileException)
        {
            return "another process";
        }
    }
}
