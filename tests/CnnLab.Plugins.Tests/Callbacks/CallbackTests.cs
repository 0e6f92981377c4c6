using CnnLab.Plugins.Callbacks;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Callbacks;

public sealed class CallbackTests
{
    [Test]
    public void The_callbacks_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new CallbacksPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[] { "early_stopping", "reduce_on_plateau", "model_checkpoint", "terminate_on_nan" }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Callback));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }

    [Test]
    public void Training_ends_after_so_many_epochs_without_a_lower_loss()
    {
        var reports = Reports(new EarlyStopping(new() { Patience = 2 }), "val_loss", 3, 2, 2.5, 1, 1, 1.5);
        Assert.That(reports.Select(report => report.StopReason is not null), Is.EqualTo(new[]
        {
            false, false, false, false, false, true,
        }));
        Assert.That(reports[^1].StopReason, Is.EqualTo(
            "early_stopping: val_loss has not been better than 1 (epoch 4) for 2 epochs"));
        Assert.That(reports.Select(report => report.KeepsParameters), Is.All.False);
    }

    [Test]
    public void The_parameters_of_every_better_epoch_are_kept_if_wanted() => Assert.That(
        Reports(new EarlyStopping(new() { RestoreBestWeights = true }), "val_loss", 3, 2, 2.5, 1)
            .Select(report => report.KeepsParameters),
        Is.EqualTo(new[] { true, true, false, true }));

    [TestCase("val_accuracy", MonitorMode.Auto, false)]
    [TestCase("val_accuracy", MonitorMode.Min, true)]
    [TestCase("val_loss", MonitorMode.Auto, true)]
    [TestCase("val_loss", MonitorMode.Max, false)]
    [TestCase("val_recall.gloss", MonitorMode.Auto, false)]
    [TestCase("val_loss.paint", MonitorMode.Auto, true)]
    public void Losses_get_better_downwards_and_the_rest_upwards(string metric, MonitorMode mode, bool stops) => Assert.That(
        Reports(new EarlyStopping(new() { Monitor = metric, Mode = mode, Patience = 1 }), metric, 1, 2)[^1].StopReason is not null,
        Is.EqualTo(stops));

    [TestCase("val_roc_auc", 0.5)]
    [TestCase("val_loss", 2.0)]
    public void A_first_epoch_whose_metric_is_not_a_number_is_worse_than_any_other(string metric, double value)
    {
        var reports = Reports(
            new EarlyStopping(new() { Monitor = metric, Patience = 2, RestoreBestWeights = true }),
            metric, double.NaN, value, double.NaN, value);
        Assert.That(reports.Select(report => report.KeepsParameters), Is.EqualTo(new[] { true, true, false, false }));
        Assert.That(reports.Select(report => report.StopReason is null), Is.EqualTo(new[] { true, true, true, false }));
    }

    [Test]
    public void What_is_better_by_less_than_min_delta_does_not_count() => Assert.That(
        Reports(new EarlyStopping(new() { MinDelta = 0.5, Patience = 1 }), "val_loss", 3, 2.6)[^1].StopReason,
        Is.Not.Null);

    [Test]
    public void The_best_epoch_is_saved_under_the_name_that_was_given() => Assert.That(
        Reports(new ModelCheckpoint(new() { Name = "top" }), "val_loss", 3, 2, 2.5, 1).Select(report => report.Checkpoints),
        Is.EqualTo(new[] { new[] { "top" }, ["top"], [], ["top"] }));

    [Test]
    public void Every_epoch_is_saved_with_its_number_if_wanted() => Assert.That(
        Reports(new ModelCheckpoint(new() { SaveBestOnly = false }), "val_loss", 3, 4).Select(report => report.Checkpoints),
        Is.EqualTo(new[] { new[] { "best-epoch0001" }, ["best-epoch0002"] }));

    [Test]
    public void A_checkpoint_is_called_what_a_file_can_be() => Assert.That(
        () => new EpochReport(1, new Dictionary<string, double>()).SaveCheckpoint("../best"),
        Throws.TypeOf<ComponentException>().With.Message.StartsWith("A checkpoint cannot be called '../best'."));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_metric_that_is_not_finite_ends_training(double value)
    {
        var reports = Reports(new TerminateOnNan(), "val_f1_score", 0.5, value);
        Assert.That(reports[0].StopReason, Is.Null);
        Assert.That(reports[1].StopReason, Does.StartWith("terminate_on_nan: val_f1_score is "));
    }

    [Test]
    public void A_new_fold_begins_without_a_best_value()
    {
        var callback = new EarlyStopping(new() { Patience = 1 });
        Reports(callback, "val_loss", 1);
        Assert.That(Reports(callback, "val_loss", 5)[0].StopReason, Is.Null);
    }

    [Test]
    public void A_metric_that_is_not_measured_is_refused_with_those_that_are() => Assert.That(
        () => Reports(new EarlyStopping(new()), "loss", 1),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "monitor is 'val_loss', which this training does not measure. Expected one of loss; "
            + "val_ metrics need training.validation_split."));

    [Test]
    public void The_learning_rate_falls_on_a_plateau_and_again_after_another_wait() => Assert.That(
        Reports(new ReduceOnPlateau(new() { Factor = 0.5f, Patience = 2 }), "val_loss", 1, 1, 1, 1, 1, 0.5, 1)
            .Select(report => report.LearningRateFactor),
        Is.EqualTo(new[] { 1, 1, 0.5f, 1, 0.5f, 1, 1 }));

    [Test]
    public void The_learning_rate_does_not_fall_below_its_least_factor() => Assert.That(
        Reports(new ReduceOnPlateau(new() { Factor = 0.5f, Patience = 1, MinFactor = 0.4f }), "val_loss", 1, 1, 1, 1)
            .Select(report => report.LearningRateFactor),
        Is.EqualTo(new[] { 1, 0.5f, 0.8f, 1 }).Within(1e-6));

    private static List<EpochReport> Reports(Callback callback, string metric, params double[] values)
    {
        callback.OnTrainingBegin();
        var reports = new List<EpochReport>();
        foreach (var value in values)
        {
            var report = new EpochReport(reports.Count + 1, new Dictionary<string, double> { [metric] = value });
            callback.OnEpochEnd(report);
            reports.Add(report);
        }

        return reports;
    }
}
