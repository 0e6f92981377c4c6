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
    public void A_taken_id_gets_a_number()
    {
        using var folder = new TempFolder();
        string[] ids = [.. Enumerable.Range(0, 3).Select(_ => Some.Directory(folder, id: "a").Id)];
        Assert.That(ids, Is.EqualTo((string[])["a", "a-2", "a-3"]));
    }

    [Test]
    public void Many_at_once_never_share_a_directory_and_leave_nothing_behind()
    {
        using var folder = new TempFolder();
        var ids = new string[24];
        var threads = Enumerable.Range(0, ids.Length)
            .Select(i => new Thread(() => ids[i] = Some.Directory(folder, id: "a").Id)).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.That(ids, Is.Unique.And.All.Not.Null);
        Assert.That(Directory.GetDirectories(Path.Combine(folder.FullPath, "mnist"))
            .Select(Path.GetFileName), Is.EquivalentTo(ids));
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
