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
    public void The_same_id_is_the_same_directory_and_nothing_in_it_changes()
    {
        using var folder = new TempFolder();
        var first = Some.Directory(folder, id: "a");
        File.WriteAllText(first.ResolvedFile, "as it was");
        Assert.That(Some.Directory(folder, id: "a").FullPath, Is.EqualTo(first.FullPath));
        Assert.That(File.ReadAllText(first.ResolvedFile), Is.EqualTo("as it was"));
        Assert.That(Directory.GetFileSystemEntries(Path.Combine(folder.FullPath, "mnist")), Has.Length.EqualTo(1));
    }

    [Test]
    public void Many_at_once_get_one_directory_leave_nothing_behind_and_one_of_them_owns_it()
    {
        using var folder = new TempFolder();
        var paths = new string[16];
        var owned = new RunLock?[paths.Length];
        var threads = Enumerable.Range(0, paths.Length).Select(i => new Thread(() =>
        {
            paths[i] = Some.Directory(folder, id: "a").FullPath;
            owned[i] = RunLock.TryTake(paths[i]);
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.That(paths.Distinct(), Has.Exactly(1).Items);
        Assert.That(owned.OfType<RunLock>(), Has.Exactly(1).Items);
        Assert.That(RunLock.IsHeld(paths[0]), Is.True);
        Assert.That(Directory.GetDirectories(Path.Combine(folder.FullPath, "mnist"))
            .Select(Path.GetFileName), Is.EqualTo((string[])["a"]));
        owned.OfType<RunLock>().Single().Dispose();
        Assert.That(RunLock.IsHeld(paths[0]), Is.False);
    }

    [Test]
    public void What_the_manifest_extends_is_kept_with_a_number()
    {
        using var folder = new TempFolder();
        var inputs = Some.Inputs with { Bases = [new("a/base.json", "first"), new("b/base.json", "second")] };
        var directory = RunDirectory.OpenOrCreate(folder.FullPath, "mnist", "a", inputs, new ManualTime());
        Assert.That(
            Directory.GetFiles(directory.BasesFolder).Order(StringComparer.Ordinal).Select(File.ReadAllText),
            Is.EqualTo((string[])["first", "second"]));
    }

    [Test]
    public void A_root_that_is_a_file_is_named_with_the_reason_and_what_to_do()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("runs"), "a file");
        Assert.That(() => RunDirectory.OpenOrCreate(folder.File("runs"), "mnist", "a", Some.Inputs, new ManualTime()),
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
