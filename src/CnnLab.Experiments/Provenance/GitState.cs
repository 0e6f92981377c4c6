namespace CnnLab.Experiments;

/// <summary>The commit that a manifest belongs to.</summary>
/// <param name="Commit">The commit; null if it cannot be told.</param>
/// <param name="Dirty">
/// Whether a tracked file is changed or the manifest is not in the commit; null if it cannot be told.
/// </param>
/// <param name="Reason">Why it cannot be told; null if it can.</param>
public sealed record GitState(string? Commit, bool? Dirty, string? Reason)
{
    // A repository may name a program that watches its files; a research record has no need to start it.
    private static readonly string[] Cautious = ["--no-optional-locks", "-c", "core.fsmonitor=false"];

    /// <summary>
    /// Asks the <c>git</c> command. It is given some seconds; that it is missing or fails is a reason, not an error.
    /// </summary>
    /// <param name="manifestPath">The manifest's file; null if it has none.</param>
    public static GitState Of(string? manifestPath)
    {
        if (manifestPath is null)
        {
            return Unknown("the manifest has no file");
        }

        var file = Path.GetFullPath(manifestPath);
        var folder = Path.GetDirectoryName(file)!;
        var commit = Git(folder, "rev-parse", "HEAD");
        var changes = Git(folder, "status", "--porcelain", "--untracked-files=no");
        var manifest = Git(folder, "status", "--porcelain", "--ignored", "--", file);
        var failed = new[] { commit, changes, manifest }.FirstOrDefault(answer => answer.Error is not null);
        return failed is null
            ? new GitState(commit.Output.Trim(), changes.Output.Length + manifest.Output.Length > 0, null)
            : Unknown(failed.Error!.Replace("fatal: ", "", StringComparison.Ordinal));
    }

    private static GitState Unknown(string reason) => new(null, null, reason);

    private static CommandAnswer Git(string folder, params string[] arguments) =>
        CommandAnswer.Of("git", [.. Cautious, "-C", folder, .. arguments]);
}
