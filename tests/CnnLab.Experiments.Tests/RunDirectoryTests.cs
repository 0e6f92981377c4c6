namespace CnnLab.Experiments.Tests;

public class RunDirectoryTests
{
    [Test]
    public void A_new_run_has_its_first_files_and_is_queued()
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder, "pooling", "20260301-1");
        Assert.That(directory.FullPath, Is.EqualTo(Path.Combine(folder.FullPath, "pooling", "20260301-1")));
        Assert.That(File.ReadAllBytes(directory.ManifestFile), Is.EqualTo(Some.Inputs.Manifest.ToArray()));
        Assert.That(File.ReadAllText(directory.ResolvedFile), Is.EqualTo(Some.Inputs.ResolvedManifest));
        Assert.That(File.ReadAllText(directory.ProvenanceFile), Does.Contain("\"threads\": 2"));
        Assert.That(directory.PlotsFolder, Does.Exist);
        Assert.That(directory.CheckpointsFolder, Does.Exist);
        var status = RunStatusRecord.Read(directory.FullPath);
        Assert.That((status.Status, status.Pid), Is.EqualTo((RunStatus.Queued, Environment.ProcessId)));
    }

    [Test]
    public void The_same_id_is_the_same_run_one_that_has_not_come_to_its_end_begins_anew()
    {
        using var folder = new TempFolder();
        var first = Some.Directory(folder, id: "a");
        File.WriteAllText(first.LogFile, "before");
        var second = Some.Directory(folder, id: "a");
        Assert.That(second.FullPath, Is.EqualTo(first.FullPath));
        Assert.That(File.ReadAllText(second.LogFile), Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(folder.FullPath, "mnist")), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_run_that_is_done_or_that_somebody_is_at_is_not_touched()
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder, id: "a");
        using (RunLock.TryTake(directory.FullPath))
        {
            Assert.That(
                () => Some.Directory(folder, id: "a"),
                Throws.TypeOf<RunFileException>().With.Message.Contains("is being run by another process"));
        }

        var recorder = new RunRecorder(directory, Some.Header(), new ManualTime());
        recorder.OnRunBegin(Some.Network, Some.Data, []);
        recorder.Complete();
        Assert.That(
            () => Some.Directory(folder, id: "a"),
            Throws.TypeOf<RunFileException>().With.Message.Contains("has come to its end already"));
        Assert.That(RunStatusRecord.Read(directory.FullPath).Status, Is.EqualTo(RunStatus.Completed));
    }

    [Test]
    public void What_the_manifest_extends_is_kept_with_a_number()
    {
        using var folder = new TempFolder();
        var inputs = Some.Inputs with { Bases = [new("a/base.json", "first"), new("b/base.json", "second")] };
        var directory = RunDirectory.Create(folder.FullPath, "mnist", "a", inputs, new ManualTime());
        Assert.That(
            Directory.GetFiles(directory.BasesFolder).Order(StringComparer.Ordinal).Select(File.ReadAllText),
            Is.EqualTo((string[])["first", "second"]));
    }

    [Test]
    public void A_root_that_is_a_file_is_named_with_the_reason_and_what_to_do()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("runs"), "a file");
        Assert.That(() => RunDirectory.Create(folder.File("runs"), "mnist", "a", Some.Inputs, new ManualTime()),
            Throws.TypeOf<RunFileException>()
                .With.Message.Contains(Path.Combine(folder.File("runs"), "mnist", "a"))
                    .And.Message.Contains("output.directory"));
    }

    [TestCase("../../etc/passwd", "etc-passwd")]
    [TestCase("<script>alert(1)</script>", "script-alert-1---script")]
    [TestCase("..", "run")]
    [TestCase("", "run")]
    [TestCase("Größe_1.5", "Größe_1.5")]
    public void A_name_cannot_lead_out_of_the_root(string name, string folderName)
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder, name);
        Assert.That(directory.FullPath, Is.EqualTo(Path.Combine(folder.FullPath, folderName, "run")));
    }

    [Test]
    public void A_very_long_name_is_cut()
    {
        using var folder = new TempFolder();
        Assert.That(Path.GetFileName(Path.GetDirectoryName(Some.Directory(folder, new string('語', 500)).FullPath)),
            Has.Length.EqualTo(80));
    }

    [Test]
    public void A_run_can_be_opened_again_and_a_folder_that_is_none_cannot()
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder);
        Assert.That(RunDirectory.Open(directory.FullPath + "/").Id, Is.EqualTo("run"));
        Assert.That(() => RunDirectory.Open(folder.FullPath), Throws.TypeOf<RunFileException>()
            .With.Message.Contains("is not a run"));
    }
}
