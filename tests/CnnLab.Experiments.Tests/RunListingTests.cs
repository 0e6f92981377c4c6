namespace CnnLab.Experiments.Tests;

public class RunListingTests
{
    private static readonly DateTimeOffset Now = new ManualTime().GetUtcNow();

    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Runs_are_found_from_their_own_directory_their_names_folder_and_the_folder_of_all()
    {
        var first = Some.Directory(_folder, "a", "1");
        Some.Directory(_folder, "a", "2");
        Some.Directory(_folder, "b", "3");
        Directory.CreateDirectory(_folder.File("a/.hidden.tmp/checkpoints"));
        Assert.Multiple(() =>
        {
            Assert.That(Ids(_folder.FullPath), Is.EqualTo((string[])["a/1", "a/2", "b/3"]));
            Assert.That(Ids(_folder.File("a")), Is.EqualTo((string[])["a/1", "a/2"]));
            Assert.That(Ids(first.FullPath + "/"), Is.EqualTo((string[])["a/1"]));
        });
    }

    [Test]
    public void A_run_whose_process_is_gone_is_interrupted_however_it_was_left()
    {
        var directory = Some.Directory(_folder);
        _ = new RunRecorder(directory, Some.Header(), new ManualTime());
        using (RunLock.TryTake(directory.FullPath))
        {
            Assert.That(Only().Status, Is.EqualTo(RunStatus.Running));
        }

        Assert.Multiple(() =>
        {
            Assert.That(Only().Status, Is.EqualTo(RunStatus.Interrupted));
            Assert.That(Only().Reason, Is.EqualTo(
                $"process {Environment.ProcessId} on {Environment.MachineName} ended without a word"));
        });
    }

    [Test]
    public void A_run_of_another_machine_is_believed_for_two_minutes()
    {
        var directory = Some.Directory(_folder);
        RunJson.Write(directory.StatusFile, RunStatusRecord.Read(directory.FullPath) with
        {
            Status = RunStatus.Running,
            Host = "elsewhere",
            Heartbeat = Now,
        });
        RunStatus After(double seconds) =>
            RunListing.Find(_folder.FullPath, Now + TimeSpan.FromSeconds(seconds)).Single().Status;
        Assert.That((After(119), After(121)), Is.EqualTo((RunStatus.Running, RunStatus.Interrupted)));
    }

    [Test]
    public void A_damaged_run_does_not_hide_the_others()
    {
        File.WriteAllText(Some.Directory(_folder, "a", "1").StatusFile, "{ \"status\": ");
        Some.Directory(_folder, "a", "2");
        var runs = RunListing.Find(_folder.FullPath, Now);
        Assert.That(runs[0].Reason, Does.Contain("status.json is not what cnnlab wrote"));
        Assert.That(runs[0].Status, Is.EqualTo(RunStatus.Interrupted));
        Assert.That(runs[1].Labels, Is.Empty);
    }

    [Test]
    public void A_run_without_a_readable_status_is_queued_while_somebody_is_at_it_and_keeps_its_choices()
    {
        var labels = new Dictionary<string, string> { ["components.pool"] = "max" };
        var inputs = Some.Inputs with { Provenance = Some.Provenance with { Labels = labels } };
        var run = RunDirectory.OpenOrCreate(_folder.FullPath, "a", "1", inputs, new ManualTime());
        File.WriteAllBytes(run.StatusFile, []);
        using (RunLock.TryTake(run.FullPath))
        {
            Assert.That(Only().Status, Is.EqualTo(RunStatus.Queued));
        }

        Assert.That((Only().Status, Only().Labels), Is.EqualTo((RunStatus.Interrupted, labels)));
    }

    [Test]
    public void A_run_whose_provenance_is_damaged_has_failed()
    {
        File.WriteAllText(Some.Directory(_folder, "a", "1").ProvenanceFile, "{");
        Assert.That(Only().Status, Is.EqualTo(RunStatus.Failed));
        Assert.That(Only().Reason, Does.Contain("provenance.json"));
    }

    [Test]
    public void The_choices_of_a_sweep_are_told()
    {
        var labels = new Dictionary<string, string> { ["components.pool"] = "max" };
        var inputs = Some.Inputs with { Provenance = Some.Provenance with { Labels = labels } };
        RunDirectory.OpenOrCreate(_folder.FullPath, "a", "1", inputs, new ManualTime());
        Assert.That(Only().Labels, Is.EqualTo(labels));
    }

    [Test]
    public void A_folder_that_is_not_there_is_told() => Assert.That(
        () => RunListing.Find(_folder.File("nowhere"), Now),
        Throws.TypeOf<RunFileException>().With.Message.Contains("There is no folder"));

    private StandingRun Only() => RunListing.Find(_folder.FullPath, Now).Single();

    private static IEnumerable<string> Ids(string folder) =>
        RunListing.Find(folder, Now).Select(run => $"{run.Name}/{run.Id}");
}
