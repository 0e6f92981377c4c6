using System.Text.Json.Nodes;

namespace CnnLab.Experiments.Tests.Comparison;

public class RecordedQuestionTests
{
    private const string Asked = """
        { "factor": "components.pool", "baseline": "max", "metric": { "name": "test_brier", "goal": "minimize" },
          "alpha": 0.01, "rope": 0.005, "difference": 0.02 }
        """;

    private TempFolder _folder = null!;

    [SetUp]
    public void Make() => _folder = new TempFolder();

    [TearDown]
    public void Discard() => _folder.Dispose();

    [Test]
    public void The_manifests_comparison_is_the_question()
    {
        Write(Asked, "max");
        Write(Asked, "average");
        var expected = new ComparisonQuestion("components.pool", "test_brier", MetricGoal.Minimize)
        {
            Baseline = "max",
            Alpha = 0.01,
            Rope = 0.005,
            DifferenceOfInterest = 0.02,
        };
        Assert.That(Question(new()), Is.EqualTo(expected));
    }

    [Test]
    public void What_the_user_says_goes_before_and_a_baseline_and_a_goal_belong_to_their_factor_and_metric()
    {
        Write(Asked, "max");
        var other = Question(new QuestionChanges { Factor = "optimizer", Metric = "test_accuracy", Alpha = 0.1 });
        Assert.That(other, Is.EqualTo(new ComparisonQuestion("optimizer", "test_accuracy", MetricGoal.Maximize)
        {
            Alpha = 0.1,
            Rope = 0.005,
            DifferenceOfInterest = 0.02,
        }));
        Assert.That(Question(new QuestionChanges { Goal = MetricGoal.Maximize }).Goal, Is.EqualTo(MetricGoal.Maximize));
    }

    [Test]
    public void Without_a_comparison_it_is_what_the_sweep_changed_besides_the_seed()
    {
        Write("null", "max", seed: 1);
        Write("null", "average", seed: 2);
        Assert.That(Question(new()),
            Is.EqualTo(new ComparisonQuestion(VariantRun.Factor, "test_accuracy", MetricGoal.Maximize)));
    }

    [Test]
    public void Two_changed_paths_or_two_questions_are_for_the_user_to_choose_from()
    {
        Write("null", "max", rate: "0.1");
        Write("null", "average", rate: "0.2");
        Assert.That(() => Question(new()), Throws.TypeOf<NoComparisonException>().With.Message
            .StartsWith("What is to be compared? The runs differ in components.pool, optimizer.learning_rate. "
                + "Expected --factor with a path, for example components.pool.")
            .And.Message.Contains("after its runs"));
        Write("""{ "factor": "optimizer", "metric": { "name": "test_loss" }, "alpha": 0.05 }""", "gem");
        Write(Asked, "soft");
        Assert.That(() => Question(new()),
            Throws.TypeOf<NoComparisonException>().With.Message.Contains("different questions"));
    }

    [TestCase("test_loss", MetricGoal.Minimize)]
    [TestCase("test_calibration_error", MetricGoal.Minimize)]
    [TestCase("test_accuracy", MetricGoal.Maximize)]
    [TestCase("test_recall.loss", MetricGoal.Maximize)]
    public void Losses_and_errors_are_the_better_the_smaller_they_are(string metric, MetricGoal goal) =>
        Assert.That(MetricGoals.Of(metric), Is.EqualTo(goal));

    private void Write(string comparison, string variant, ulong seed = 1, string? rate = null)
    {
        var labels = new Dictionary<string, string> { [VariantRun.Factor] = variant, ["seed"] = $"{seed}" };
        if (rate is not null)
        {
            labels["optimizer.learning_rate"] = rate;
        }

        VariantRun.Of(variant, seed).With("comparison", JsonNode.Parse(comparison)!)
            .With(p => p with { Labels = labels }).WriteTo(_folder);
    }

    private ComparisonQuestion Question(QuestionChanges changes) =>
        RecordedQuestion.Of(RunListing.Find(_folder.FullPath, new ManualTime().GetUtcNow()), changes);
}
