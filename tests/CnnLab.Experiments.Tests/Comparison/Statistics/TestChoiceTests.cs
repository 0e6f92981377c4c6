namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class TestChoiceTests
{
    private static readonly ComparisonLayout OneValue = new() { Variants = 3 };

    private static IEnumerable<TestCaseData> Layouts =>
    [
        Case(OneValue with { Folds = 5, Repeats = 2 }, ComparisonTest.CorrectedResampledT, "corrected resampled t"),
        Case(OneValue with { Folds = 2 }, ComparisonTest.None, "too few"),
        Case(OneValue with { Folds = 2, Repeats = 2 }, ComparisonTest.CorrectedResampledT, "2 folds x 2"),
        Case(OneValue with { DataSets = 5, Folds = 5 }, ComparisonTest.FriedmanWilcoxon, "5 data sets"),
        Case(OneValue with { DataSets = 5 }, ComparisonTest.FriedmanWilcoxon, "5 data sets"),
        Case(OneValue with { DataSets = 6, Variants = 2 }, ComparisonTest.Wilcoxon, "Two variants on 6 data sets"),
        Case(OneValue with { DataSets = 4, Folds = 5 }, ComparisonTest.CorrectedResampledT, "each is tested by itself"),
        Case(OneValue with { Repeats = 2 }, ComparisonTest.None, "2 random splits are too few"),
        Case(OneValue with { Repeats = 3 }, ComparisonTest.CorrectedResampledT, "3 random splits"),
        Case(OneValue with { Seeds = 10 }, ComparisonTest.TrainingNoise, "no p-value"),
        Case(OneValue with { Seeds = 10, HasPredictions = true }, ComparisonTest.TrainingNoise, "no p-value"),
        Case(OneValue with { HasPredictions = true }, ComparisonTest.McNemar, "trained once"),
        Case(OneValue, ComparisonTest.None, "one value"),
        Case(OneValue with { Folds = 5, IsPaired = false }, ComparisonTest.None, "not proved"),
    ];

    [TestCaseSource(nameof(Layouts))]
    public void Every_layout_has_its_test_and_says_why(object layout, ComparisonTest test, string words)
    {
        var choice = TestChoice.For((ComparisonLayout)layout);
        Assert.That(choice.Test, Is.EqualTo(test));
        Assert.That(choice.Why, Does.Contain(words));
        var hasPValue = test is not (ComparisonTest.None or ComparisonTest.TrainingNoise);
        Assert.That(choice.Assumptions, hasPValue ? Is.Not.Empty : Is.Empty);
        Assert.That(choice.Warnings, Is.Empty);
    }

    [Test]
    public void For_folds_it_says_that_the_correction_is_a_heuristic_and_that_seeds_are_no_folds()
    {
        var choice = TestChoice.For(OneValue with { Folds = 5, Seeds = 3 });
        Assert.That(choice.Assumptions, Has.Some.Contains("heuristic").And.Some.Contains("averaged within each fold"));
    }

    [Test]
    public void What_makes_values_too_good_is_warned_of_whatever_the_test_is()
    {
        var leaking = OneValue with { Folds = 5, WinnerPickedOnScores = true, StoppedOnScores = true };
        Assert.That(TestChoice.For(leaking).Warnings, Has.Count.EqualTo(2)
            .And.Some.Contains("winner").And.Some.Contains("training.validation_split"));
        Assert.That(TestChoice.For(leaking with { Folds = 1 }).Warnings, Has.Count.EqualTo(2));
    }

    [Test]
    public void One_variant_is_no_comparison() =>
        Assert.That(() => TestChoice.For(new ComparisonLayout { Variants = 1 }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static TestCaseData Case(ComparisonLayout layout, ComparisonTest test, string words) =>
        new(layout, test, words);
}
