namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class ComparisonOptionsTests
{
    private const string Sweep = """
        { "parameters": {
          "components.pool": { "values": [
            { "label": "max", "type": "max_pooling2d" }, { "label": "average", "type": "average_pooling2d" } ] },
          "optimizer.learning_rate": { "values": [0.05, 0.01] } } }
        """;

    [Test]
    public void A_comparison_has_defaults_and_its_metric_may_be_a_name_alone()
    {
        var comparison = Bound("""{ "factor": "components.pool" }""");
        Assert.That(comparison, Is.EqualTo(new ComparisonOptions { Factor = "components.pool" }));
        Assert.That((comparison.Metric.Name, comparison.Alpha), Is.EqualTo(("test_accuracy", 0.05)));

        var named = Bound("""{ "factor": "components.pool", "metric": "test_loss" }""");
        Assert.That(named.Metric, Is.EqualTo(new ComparedMetric { Name = "test_loss" }));

        var full = Bound("""
            { "factor": "components.pool", "baseline": "max", "alpha": 0.01, "rope": 0.005, "difference": 0.02,
              "metric": { "name": "test_brier", "goal": "minimize" } }
            """);
        Assert.That(full, Is.EqualTo(new ComparisonOptions
        {
            Factor = "components.pool",
            Baseline = "max",
            Metric = new ComparedMetric { Name = "test_brier", Goal = MetricGoal.Minimize },
            Alpha = 0.01,
            Rope = 0.005,
            Difference = 0.02,
        }));
    }

    [TestCase("{}", "`factor` is missing.")]
    [TestCase("""{ "factor": "a", "facto": 1 }""", "Did you mean `factor`?")]
    [TestCase("""{ "factor": "a", "alpha": 0 }""", "Expected a number above 0 and below 1, received 0.")]
    [TestCase("""{ "factor": "a", "alpha": 1 }""", "Expected a number above 0 and below 1, received 1.")]
    [TestCase("""{ "factor": "a", "rope": -1 }""", "Expected a number from 0, received -1.")]
    [TestCase("""{ "factor": "a", "metric": 3 }""", "Expected the name of a metric, or an object with `name`, `goal`")]
    [TestCase("""{ "factor": "a", "metric": { "goal": "maximise" } }""", "Did you mean `maximize`?")]
    public void What_is_wrong_is_said_with_what_was_expected(string comparison, string message)
    {
        var (manifest, findings) = Some.Bind(Some.With($"\"comparison\": {comparison}"));
        Assert.That(manifest, Is.Null);
        Assert.That(findings.Single(finding => finding.Severity == Severity.Error).Message, Does.Contain(message));
    }

    [Test]
    public void The_resolved_manifest_holds_it_with_every_default_and_binds_to_the_same()
    {
        var (manifest, _) = Some.Bind(Some.With(
            """ "comparison": { "factor": "components.pool", "metric": "test_loss" } """));
        var resolved = ManifestWriter.WriteResolved(manifest!, new TestCatalog());
        Assert.That(resolved, Does.Contain("\"name\": \"test_loss\"").And.Contain("\"alpha\": 0.05"));
        Assert.That(Some.Bind(resolved).Manifest!.Comparison, Is.EqualTo(manifest!.Comparison));
    }

    [Test]
    public void The_forms_of_the_report_are_html_if_nobody_says_another()
    {
        Assert.That(Some.Bind(Some.Manifest).Manifest!.Output.Reports, Is.EqualTo((ReportFormat[])[ReportFormat.Html]));
        var all = Some.Bind(Some.With(""" "output": { "reports": ["latex", "csv", "markdown"] } """)).Manifest!;
        Assert.That(all.Output.Reports,
            Is.EqualTo((ReportFormat[])[ReportFormat.Latex, ReportFormat.Csv, ReportFormat.Markdown]));
    }

    [Test]
    public void A_factor_that_the_sweep_changes_and_one_of_its_labels_are_right() =>
        Assert.That(Check("""{ "factor": "components.pool", "baseline": "max" }"""), Is.Empty);

    [TestCase("""{ "factor": "component.pool" }""", Severity.Error, "comparison.factor",
        "The sweep does not change `component.pool`, so it has no variants. Did you mean `components.pool`?")]
    [TestCase("""{ "factor": "seed" }""", Severity.Error, "comparison.factor",
        "Seeds are repeats of every variant, not something that is compared. "
        + "Expected one of `components.pool`, `optimizer.learning_rate`.")]
    [TestCase("""{ "factor": "components.pool", "baseline": "stochastic" }""", Severity.Error, "comparison.baseline",
        "`stochastic` is no variant of `components.pool`. Known: `max`, `average`.")]
    [TestCase("""{ "factor": "components.pool", "baseline": "averge" }""", Severity.Error, "comparison.baseline",
        "`averge` is no variant of `components.pool`. Did you mean `average`?")]
    public void A_comparison_that_does_not_fit_the_sweep_is_found_at_its_place(
        string comparison, Severity severity, string path, string message)
    {
        var finding = Check(comparison).Single();
        Assert.That((finding.Severity, finding.Path, finding.Message), Is.EqualTo((severity, path, message)));
        Assert.That(finding.Line, Is.GreaterThan(0));
    }

    [Test]
    public void What_changes_together_with_the_factor_and_a_factor_of_one_value_are_warned_of()
    {
        var zipped = Check("""{ "factor": "components.pool" }""",
            Sweep[..^2] + """, "zip": [["components.pool", "optimizer.learning_rate"]] }""");
        Assert.That(zipped.Single().Message, Does.StartWith("`optimizer.learning_rate` changes together with it"));
        var single = Check("""{ "factor": "training.epochs" }""",
            """{ "parameters": { "training.epochs": { "values": [3] } } }""");
        Assert.That(single.Single().Message, Does.StartWith("The only variant is `3`"));
        Assert.That(single.Single().Severity, Is.EqualTo(Severity.Warning));
    }

    [Test]
    public void Without_a_sweep_it_is_noticed_that_the_run_is_one_variant()
    {
        var text = Some.With(""" "comparison": { "factor": "components.pool" } """);
        var finding = SweepExpander.Expand(Some.Document(text)).Findings.Single();
        Assert.That((finding.Severity, finding.Path), Is.EqualTo((Severity.Notice, "comparison.factor")));
    }

    private static ComparisonOptions Bound(string comparison) =>
        Some.Bind(Some.With($"\"comparison\": {comparison}")).Manifest!.Comparison!;

    private static IReadOnlyList<Finding> Check(string comparison, string sweep = Sweep) =>
        SweepExpander.Expand(Some.Document(Some.With($"\"comparison\": {comparison}, \"sweep\": {sweep}"))).Findings;
}
