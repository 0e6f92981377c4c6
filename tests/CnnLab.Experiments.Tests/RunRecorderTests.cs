using System.Text.Json.Nodes;
using CnnLab.Engine;

namespace CnnLab.Experiments.Tests;

public class RunRecorderTests
{
    private ManualTime _time = null!;
    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => (_folder, _time) = (new TempFolder(), new ManualTime());

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_completed_run_has_every_file_and_its_status_says_so()
    {
        var directory = Some.Directory(_folder);
        var summary = Record(directory, folds: 3, epochs: 2).Complete();
        var status = RunStatusRecord.Read(directory.FullPath);
        Assert.That((summary.Status, status.Status), Is.EqualTo((RunStatus.Completed, RunStatus.Completed)));
        Assert.That(status.Finished - status.Started, Is.EqualTo(TimeSpan.FromSeconds(9)));
        Assert.That(status.Progress, Is.EqualTo(new RunProgress(3, 3, 2, 2)));
        Assert.That(Files(directory), Is.EquivalentTo((string[])
        [
            "checkpoints/repeat1-fold1-last.cnnlab",
            "checkpoints/repeat1-fold2-last.cnnlab",
            "checkpoints/repeat1-fold3-last.cnnlab",
            "plots/fold-distribution.png", "plots/fold-distribution.svg",
            "plots/learning-curves.png", "plots/learning-curves.svg",
            "folds-done.jsonl", "folds.json", "log.txt", "manifest.json", "metrics.jsonl", "pairing.json",
            "predictions/repeat1-fold1.csv", "predictions/repeat1-fold2.csv", "predictions/repeat1-fold3.csv",
            "provenance.json",
            "report.html", "resolved.json", "result.json", "status.json",
        ]));
        Assert.That(File.ReadAllText(directory.ProvenanceFile),
            Does.Contain("\"data_fingerprint\": \"fingerprint-of-data\""));
    }

    [Test]
    public void What_a_data_set_has_to_say_is_in_the_log()
    {
        var directory = Some.Directory(_folder);
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        recorder.OnRunBegin(Some.Network, Some.Data with { Notices = ["Left out: 'a.png'"] }, Some.Splits(2));
        recorder.Complete();
        Assert.That(File.ReadAllLines(directory.LogFile), Has.Exactly(1).EndsWith("Z Left out: 'a.png'"));
    }

    [Test]
    public void The_result_is_the_object_that_scripts_read()
    {
        var directory = Some.Directory(_folder);
        Record(directory, folds: 3, epochs: 1).Complete();
        var result = JsonNode.Parse(File.ReadAllText(directory.ResultFile))!;
        Assert.That((string?)result["id"], Is.EqualTo("run"));
        Assert.That((string?)result["name"], Is.EqualTo("mnist"));
        Assert.That((string?)result["directory"], Is.EqualTo(directory.FullPath));
        Assert.That((string?)result["status"], Is.EqualTo("completed"));
        Assert.That((string?)result["labels"]!["components.pool"], Is.EqualTo("max"));
        Assert.That((double?)result["seconds"], Is.EqualTo(4.5));
        var accuracy = result["metrics"]!["test_accuracy"]!.AsObject();
        Assert.That(accuracy.Select(field => field.Key), Is.EqualTo((string[])["mean", "std", "values"]));
        Assert.That((double)accuracy["mean"]!, Is.EqualTo(0.882).Within(1e-12));
        Assert.That((double)accuracy["std"]!, Is.EqualTo(0.001).Within(1e-12));
        Assert.That(accuracy["values"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That((long)result["network"]!["multiply_adds"]!, Is.EqualTo(195688));
        Assert.That((string?)result["folds"]![1]!["weights_sha256"], Is.EqualTo(Some.Sha('2')));
    }

    [Test]
    public void The_result_can_be_read_back()
    {
        var directory = Some.Directory(_folder);
        var summary = Record(directory, folds: 2, epochs: 1).Complete();
        var read = RunSummary.Read(directory.FullPath);
        Assert.That(read.Metrics.Keys, Is.EqualTo((string[])["test_accuracy", "test_loss", "accuracy", "loss"]));
        Assert.That(read.Metrics["loss"].Values, Is.EqualTo(summary.Metrics["loss"].Values));
        Assert.That(read.Folds, Is.EqualTo(summary.Folds));
    }

    [Test]
    public void A_recorder_that_is_dropped_in_the_middle_leaves_readable_files()
    {
        var directory = Some.Directory(_folder);
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        var run = new FakeRun(recorder, _time, folds: 3, epochs: 2);
        run.Begin();
        run.Fold(1, 1);
        recorder.OnStep(new StepProgress(1, 3, 1, 2, 3, 10, 0.5));

        Assert.That(RunStatusRecord.Read(directory.FullPath).Status, Is.EqualTo(RunStatus.Running));
        Assert.That(MetricsFile.Read(directory.MetricsFile), Has.Count.EqualTo(2));
        Assert.That(FoldRecord.Read(directory.FullPath), Has.Count.EqualTo(3));
        Assert.That(CheckpointFile.Read(directory.LastCheckpoint(1, 1)).Epoch, Is.EqualTo(2));
        Assert.That(directory.ResultFile, Does.Not.Exist);
        Assert.That(Files(directory), Has.None.Contains(".tmp"));
    }

    [TestCase(0.4, 6, 3)]
    [TestCase(1.5, 6, 5)]
    public void Of_short_epochs_one_in_a_second_waits_for_the_disk_and_is_the_reserve(
        double seconds, int last, int previous)
    {
        var directory = Some.Directory(_folder);
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        recorder.OnRunBegin(Some.Network, Some.Data, Some.Splits(1));
        for (var epoch = 1; epoch <= last; epoch++)
        {
            _time.Advance(seconds);
            recorder.OnEpochEnd(Some.Epoch(1, epoch, seconds), Some.Checkpoint(1, epoch));
        }

        Assert.That(CheckpointFile.Read(directory.LastCheckpoint(1, 1)).Epoch, Is.EqualTo(last));
        Assert.That(CheckpointFile.Read(directory.Checkpoint(1, 1, "last.previous")).Epoch, Is.EqualTo(previous));
    }

    [Test]
    public void Two_runs_have_the_same_metrics_apart_from_the_seconds()
    {
        var (first, second) = (Some.Directory(_folder), Some.Directory(_folder, id: "second"));
        Record(first, folds: 2, epochs: 3);
        Record(second, folds: 2, epochs: 3, seconds: 7.25);
        Assert.That(File.ReadAllText(first.MetricsFile), Is.Not.EqualTo(File.ReadAllText(second.MetricsFile)));
        Assert.That(WithoutSeconds(first), Is.EqualTo(WithoutSeconds(second)));
    }

    [Test]
    public void A_diverged_fold_has_no_values_takes_the_mean_away_and_is_named()
    {
        var directory = Some.Directory(_folder);
        var summary = Record(directory, folds: 3, epochs: 2, divergingFold: 2).Complete();
        Assert.That(summary.Status, Is.EqualTo(RunStatus.Diverged));
        Assert.That(summary.Reason, Is.EqualTo("repeat 1 fold 2: the loss became NaN in epoch 1"));
        Assert.That(summary.Metrics["test_accuracy"].Values[1], Is.Null);
        Assert.That(summary.Metrics["test_accuracy"].Values[2], Is.Not.Null);
        Assert.That(summary.Metrics["test_accuracy"].Mean, Is.Null);
        Assert.That(summary.Folds[1].Reason, Is.EqualTo("the loss became NaN in epoch 1"));
        Assert.That(File.ReadLines(directory.MetricsFile).ElementAt(2), Does.Contain("\"loss\":null"));
        Assert.That(File.ReadAllText(directory.StatusFile), Does.Contain("\"diverged\""));
    }

    [Test]
    public void A_failed_run_keeps_what_was_done()
    {
        var directory = Some.Directory(_folder);
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        var run = new FakeRun(recorder, _time, folds: 2, epochs: 2);
        run.Begin();
        run.Fold(1, 1);
        var summary = recorder.Fail("the disk is full");
        Assert.That((summary.Status, summary.Reason), Is.EqualTo((RunStatus.Failed, "the disk is full")));
        Assert.That(summary.Metrics["test_loss"].Values, Is.EqualTo((double?[])[0.55, null]));
        Assert.That(summary.Folds[1], Is.EqualTo(new FoldSummary(1, 2, null, "not finished", 0, null, null)));
        Assert.That(File.ReadAllText(directory.ReportFile), Does.Contain("the disk is full"));
    }

    [Test]
    public void A_run_that_ends_before_it_begins_is_recorded_too()
    {
        var directory = Some.Directory(_folder);
        var summary = new RunRecorder(directory, Some.Header(), _time).Fail("no data");
        Assert.That(summary.Metrics, Is.Empty);
        Assert.That(directory.ReportFile, Does.Exist);
        Assert.That(Directory.GetFiles(directory.PlotsFolder), Is.Empty);
    }

    [Test]
    public void An_interrupted_and_a_timed_out_run_say_so_in_their_files()
    {
        var (first, second) = (Some.Directory(_folder), Some.Directory(_folder, id: "second"));
        new RunRecorder(first, Some.Header(), _time).Interrupt("Ctrl+C");
        new RunRecorder(second, Some.Header(), _time).TimeOut("60 minutes");
        Assert.That(File.ReadAllText(first.StatusFile), Does.Contain("\"interrupted\"").And.Contain("Ctrl+C"));
        Assert.That(File.ReadAllText(second.ResultFile), Does.Contain("\"timed_out\""));
    }

    [Test]
    public void The_heartbeat_is_written_at_most_every_few_seconds()
    {
        var directory = Some.Directory(_folder);
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        var begin = _time.GetUtcNow();
        _time.Advance(4.9);
        recorder.OnStep(new StepProgress(0, 2, 1, 3, 1, 10, 0.5));
        Assert.That(RunStatusRecord.Read(directory.FullPath).Heartbeat, Is.EqualTo(begin));
        _time.Advance(0.2);
        recorder.OnStep(new StepProgress(0, 2, 1, 3, 2, 10, 0.5));
        var status = RunStatusRecord.Read(directory.FullPath);
        Assert.That(status.Heartbeat, Is.EqualTo(_time.GetUtcNow()));
        Assert.That(status.Progress, Is.EqualTo(new RunProgress(1, 2, 1, 3)));
    }

    [Test]
    public void A_step_allocates_nothing_between_two_heartbeats()
    {
        var recorder = new RunRecorder(Some.Directory(_folder), Some.Header(), _time);
        var step = new StepProgress(0, 2, 1, 3, 1, 10, 0.5);
        recorder.OnStep(step);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            recorder.OnStep(step);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void The_log_has_one_line_for_each_message()
    {
        var directory = Some.Directory(_folder);
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        recorder.Log("two\nlines");
        Assert.That(File.ReadAllLines(directory.LogFile)[^1], Is.EqualTo("2026-03-01T12:00:00.000Z two lines"));
    }

    private static string[] Files(RunDirectory directory) =>
        [.. Directory.GetFiles(directory.FullPath, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory.FullPath, file).Replace('\\', '/'))];

    private static string[] WithoutSeconds(RunDirectory directory) =>
        [.. File.ReadLines(directory.MetricsFile)
            .Select(line => line[..line.IndexOf(",\"seconds\"", StringComparison.Ordinal)])];

    private RunRecorder Record(
        RunDirectory directory, int folds, int epochs, int divergingFold = 0, double seconds = 1.5)
    {
        var recorder = new RunRecorder(directory, Some.Header(), _time);
        new FakeRun(recorder, _time, folds, epochs) { DivergingFold = divergingFold, Seconds = seconds }.All();
        return recorder;
    }
}
