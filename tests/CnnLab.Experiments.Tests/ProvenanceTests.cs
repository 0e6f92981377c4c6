namespace CnnLab.Experiments.Tests;

public class ProvenanceTests
{
    [Test]
    public void The_machine_is_described()
    {
        var provenance = Provenance.Collect(GitState.Of(null), "simd", 2, 42, [], ["cnnlab"]);
        Assert.That(provenance.ProductVersion, Does.Match(@"^\d+\.\d+\.\d+"));
        Assert.That(provenance.Runtime, Does.StartWith(".NET"));
        Assert.That(provenance.Processor.LogicalProcessors, Is.EqualTo(Environment.ProcessorCount));
        Assert.That(provenance.Git, Is.EqualTo(new GitState(null, null, "the manifest has no file")));
    }

    [Test]
    public void A_manifest_outside_of_a_repository_gives_a_reason()
    {
        RequireGit();
        using var folder = new TempFolder();
        var git = GitState.Of(folder.File("a.json"));
        Assert.That((git.Commit, git.Dirty), Is.EqualTo(((string?)null, (bool?)null)));
        Assert.That(git.Reason, Does.Contain("not a git repository"));
    }

    [Test]
    public void A_commit_is_dirty_when_a_tracked_file_is_changed_or_the_manifest_is_not_in_it()
    {
        RequireGit();
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.json"), "{}");
        Git(folder, "init", "--quiet");
        Git(folder, "add", "a.json");
        Git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "first");
        File.WriteAllText(folder.File("b.json"), "{}");

        var clean = GitState.Of(folder.File("a.json"));
        Assert.That((clean.Commit!.Length, clean.Dirty, clean.Reason), Is.EqualTo((40, (bool?)false, (string?)null)));
        Assert.That(GitState.Of(folder.File("b.json")).Dirty, Is.True, "an untracked manifest");
        File.WriteAllText(folder.File("a.json"), "{ }");
        Assert.That(GitState.Of(folder.File("a.json")).Dirty, Is.True, "a changed manifest");
    }

    [Test]
    public void A_program_that_is_missing_is_a_reason() =>
        Assert.That(CommandAnswer.Of("no-such-program-here", []).Error,
            Does.StartWith("no-such-program-here cannot be started"));

    [Test]
    public void A_program_that_hangs_is_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("There is no sleep command on Windows.");
        }

        var answer = CommandAnswer.Of("sleep", ["60"], TimeSpan.FromMilliseconds(100));
        Assert.That(answer.Error, Is.EqualTo("sleep did not answer within 0.1 seconds"));
    }

    private static void RequireGit()
    {
        if (CommandAnswer.Of("git", ["--version"]).Error is { } error)
        {
            Assert.Ignore($"git is needed: {error}");
        }
    }

    private static void Git(TempFolder folder, params string[] arguments)
    {
        var answer = CommandAnswer.Of("git", ["-C", folder.FullPath, .. arguments]);
        Assert.That(answer.Error, Is.Null);
    }
}
