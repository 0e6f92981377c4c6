using CnnLab.Experiments;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>Where trials stand, by what is on the disk; nothing is trained.</summary>
public sealed class BatchPlannerTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private IReadOnlyList<PlannedTrial> Plan(string more = PlannedBatch.Epochs, params string[] plugins) =>
        PlannedBatch.Plan(_folder, more, [], plugins);

    private IReadOnlyList<PlannedTrial> Plan(string more, IReadOnlyList<(string Path, string Value)> overrides) =>
        PlannedBatch.Plan(_folder, more, overrides);

    private static void Record(PlannedTrial trial, RunStatus status, string? reason = null, string? key = null) =>
        PlannedBatch.Record(trial, status, reason, key);

    private static TrialState[] States(IEnumerable<PlannedTrial> trials) => [.. trials.Select(trial => trial.State)];

    [TestCase(RunStatus.Completed, TrialState.Completed)]
    [TestCase(RunStatus.Diverged, TrialState.Diverged)]
    [TestCase(RunStatus.Failed, TrialState.Failed)]
    [TestCase(RunStatus.TimedOut, TrialState.Failed)]
    [TestCase(RunStatus.Interrupted, TrialState.Interrupted)]
    [TestCase(RunStatus.Queued, TrialState.Interrupted)]
    [TestCase(RunStatus.Running, TrialState.Interrupted)]
    public void A_trial_stands_where_its_run_says_and_one_that_runs_without_a_process_is_interrupted(
        RunStatus status, TrialState state)
    {
        Record(Plan()[1], status, "because");
        Assert.That(States(Plan()), Is.EqualTo(new[] { TrialState.Missing, state, TrialState.Missing }));
    }

    [Test]
    public void A_run_whose_lock_is_held_is_running_and_nobody_else_runs_it()
    {
        Record(Plan()[0], RunStatus.Running);
        using (RunLock.TryTake(Plan()[0].Directory))
        {
            var trials = Plan();
            Assert.That(trials[0].State, Is.EqualTo(TrialState.Running));
            Assert.That(BatchPlanner.Choose(trials, TrialChoice.Due), Is.EqualTo(trials.Skip(1)));
        }
    }

    [Test]
    public void What_is_done_keeps_its_numbers_its_place_and_todays_labels()
    {
        Record(Plan()[2], RunStatus.Completed);
        var done = Plan()[2];
        Assert.That(done.Recorded!.Metrics["test_accuracy"].Mean, Is.EqualTo(0.5));
        Assert.That(done.Recorded.Directory, Is.EqualTo(done.Directory));
        Assert.That(done.Recorded.Labels, Is.EqualTo(new Dictionary<string, string> { ["training.epochs"] = "3" }));
    }

    [Test]
    public void A_deleted_run_is_missing_again()
    {
        foreach (var trial in Plan())
        {
            Record(trial, RunStatus.Completed);
        }

        Directory.Delete(Plan()[1].Directory, recursive: true);
        var trials = Plan();
        Assert.That(
            States(trials), Is.EqualTo(new[] { TrialState.Completed, TrialState.Missing, TrialState.Completed }));
        Assert.That(BatchPlanner.Choose(trials, TrialChoice.Missing), Is.EqualTo(new[] { trials[1] }));
    }

    [Test]
    public void A_result_that_cannot_be_read_is_no_result()
    {
        Record(Plan()[0], RunStatus.Completed);
        File.WriteAllText(Path.Combine(Plan()[0].Directory, "result.json"), "{ torn");
        Assert.That((Plan()[0].State, Plan()[0].Recorded), Is.EqualTo((TrialState.Failed, (RunSummary?)null)));
        Assert.That(Plan()[0].Reason, Does.Contain("result.json"));
    }

    [Test]
    public void More_folds_than_images_make_a_trial_invalid_before_anything_is_trained()
    {
        var trials = Plan("""
            "sweep": { "parameters": { "cross_validation.n_splits": { "values": [2, 1000] } } },
            """);
        Assert.That(States(trials), Is.EqualTo(new[] { TrialState.Missing, TrialState.Invalid }));
        Assert.That(trials[1].Reason, Does.StartWith("cross_validation.n_splits is 1000, the data set has "));
    }

    [Test]
    public void By_default_what_has_no_result_and_did_not_fail_is_run_and_only_restricts_it()
    {
        var trials = Plan("""
            "sweep": { "parameters": { "training.epochs": { "values": [1, 2, 3, 4, 5] } } },
            """);
        Record(trials[0], RunStatus.Completed);
        Record(trials[1], RunStatus.Failed, "it threw");
        Record(trials[2], RunStatus.Interrupted);
        Record(trials[3] with { Directory = trials[3].Directory + "x" }, RunStatus.Completed);
        trials = Plan("""
            "sweep": { "parameters": { "training.epochs": { "values": [1, 2, 3, 4, 5] } } },
            """);
        int[] Chosen(TrialChoice choice) =>
            [.. BatchPlanner.Choose(trials, choice).Select(trial => trials.ToList().IndexOf(trial))];
        Assert.Multiple(() =>
        {
            Assert.That(Chosen(TrialChoice.Due), Is.EqualTo(new[] { 2, 3, 4 }));
            Assert.That(Chosen(TrialChoice.Failed), Is.EqualTo(new[] { 1 }));
            Assert.That(Chosen(TrialChoice.Missing), Is.EqualTo(new[] { 2, 4 }));
            Assert.That(Chosen(TrialChoice.Stale), Is.EqualTo(new[] { 3 }));
        });
    }

    [Test]
    public void A_changed_manifest_has_new_trials_and_leaves_the_runs_of_the_old_alone()
    {
        foreach (var trial in Plan())
        {
            Record(trial, RunStatus.Completed);
        }

        var changed = Plan("""
            "sweep": { "parameters": { "training.epochs": { "values": [1, 2, 3] } }, "seeds": [3, 4] },
            """);
        var (done, missing) = (TrialState.Completed, TrialState.Missing);
        Assert.That(States(changed), Is.EqualTo(new[] { done, missing, done, missing, done, missing }));
        Assert.That(Directory.GetDirectories(_folder["runs", "small"]), Has.Length.EqualTo(3));
    }

    [Test]
    public void Two_sweeps_of_one_name_have_runs_of_their_own_and_share_those_that_are_the_same()
    {
        var first = Plan();
        var second = Plan("""
            "sweep": { "parameters": { "training.batch_size": { "values": [16, 8] } } },
            """);
        Assert.That(first.Concat(second).Select(trial => trial.Directory).Distinct().Count(), Is.EqualTo(4));
        Assert.That(second[0].Id, Is.EqualTo(first[1].Id), "2 epochs and batches of 16 are the manifest's own");
    }

    [Test]
    public void Trials_that_are_the_same_run_are_found_and_run_once()
    {
        var trials = Plan("""
            "sweep": { "method": "list", "list": [
              { "training.epochs": 2 }, { "training.batch_size": 16 }, { "training.epochs": 4 }] },
            """);
        Assert.That(trials[1].SameAs, Is.SameAs(trials[0]));
        Assert.That(BatchPlanner.Choose(trials, TrialChoice.Due), Is.EqualTo(new[] { trials[0], trials[2] }));
    }

    [Test]
    public void What_is_asked_of_the_runs_is_no_matter_of_identity()
    {
        const string Comparison = """ "comparison": { "factor": "training.epochs", "baseline": "1" }, """;
        var ids = Plan().Select(trial => (trial.Id, trial.Key)).ToArray();
        Assert.That(Plan(PlannedBatch.Epochs + Comparison).Select(trial => (trial.Id, trial.Key)), Is.EqualTo(ids));
        Assert.That(Plan(PlannedBatch.Epochs, [("output.reports", """["latex"]""")]).Select(trial => (trial.Id, trial.Key)),
            Is.EqualTo(ids));
    }

    [Test]
    public void Threads_words_and_places_are_no_matter_of_identity_and_numbers_are()
    {
        var id = Plan("")[0].Id;
        Assert.That(Plan("\"description\": \"x\", \"compute\": { \"threads\": 1 },")[0].Id, Is.EqualTo(id));
        Assert.That(Plan("\"compute\": { \"provider\": \"managed\" },")[0].Id, Is.Not.EqualTo(id));
    }

    [Test]
    public void A_rebuilt_plugin_makes_its_runs_stale_with_its_name_and_both_hashes_and_no_others()
    {
        var plugin = _folder["plugins", "Sample.Good.dll"];
        Directory.CreateDirectory(_folder["plugins"]);
        File.Copy(Lab.TestPlugin("Sample.Good"), plugin);
        const string Sweep = """
            "sweep": { "parameters": { "model.layers.pool1": { "values": ["max_pooling2d", "rms_pooling2d"] } } },
            """;
        var before = Plan(Sweep, plugin);
        foreach (var trial in before)
        {
            Record(trial, RunStatus.Completed);
        }

        // What lies behind the end of an assembly is not read, but hashed. A file that is loaded is not written to.
        var rebuilt = _folder["rebuilt", "Sample.Good.dll"];
        Directory.CreateDirectory(_folder["rebuilt"]);
        File.WriteAllBytes(rebuilt, [.. File.ReadAllBytes(plugin), 0]);
        var after = Plan(Sweep, rebuilt);
        string Hash(PlannedTrial trial) => trial.Plugins.Single(used => used.Name == "Sample.Good").Sha256[..12];
        Assert.Multiple(() =>
        {
            Assert.That(States(after), Is.EqualTo(new[] { TrialState.Completed, TrialState.Stale }));
            Assert.That(after[1].Key, Is.EqualTo(before[1].Key));
            Assert.That(after[1].Changes.Single(), Does.StartWith("plugin Sample.Good was")
                .And.Contain(Hash(before[1])).And.Contain(Hash(after[1])));
        });
    }

    [Test]
    public void Data_that_cannot_be_had_make_their_trials_invalid_with_the_reason_and_no_others()
    {
        var trials = Plan("""
            "sweep": { "method": "list", "list": [
              { "dataset": { "type": "mnist", "path": "nowhere" } }, { "training.epochs": 4 }] },
            """);
        Assert.That(States(trials), Is.EqualTo(new[] { TrialState.Invalid, TrialState.Missing }));
        Assert.That(trials[0].Reason, Does.Contain("nowhere"));
    }

    [Test]
    public void A_thousand_trials_are_planned_again_within_seconds()
    {
        const string Sweep = """
            "sweep": { "parameters": { "training.epochs": { "values": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
              "training.batch_size": { "values": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } },
              "seeds": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
            """;
        foreach (var trial in Plan(Sweep))
        {
            Record(trial, RunStatus.Completed);
        }

        var started = TimeProvider.System.GetTimestamp();
        Assert.That(BatchPlanner.Choose(Plan(Sweep), TrialChoice.Due), Is.Empty);
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        TestContext.Out.WriteLine($"{seconds:F2} s");
        Assert.That(seconds, Is.LessThan(30), "about 2 s on an idle machine");
    }
}
