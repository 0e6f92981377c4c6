using CnnLab.Plugins.Losses;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class LossesAndMetricsPluginTests
{
    [Test]
    public void The_losses_and_metrics_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new LossesAndMetricsPlugin());
        Assert.That(
            components.Where(component => component.Kind == ComponentKind.Loss).Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "categorical_crossentropy",
                "categorical_focal_crossentropy",
                "binary_crossentropy",
                "kl_divergence",
                "mean_squared_error",
                "mean_absolute_error",
                "huber",
                "hinge",
                "squared_hinge",
                "categorical_hinge",
                "poisson",
            }));
        Assert.That(
            components.Where(component => component.Kind == ComponentKind.Metric).Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "accuracy",
                "top_k_categorical_accuracy",
                "balanced_accuracy",
                "precision",
                "recall",
                "f1_score",
                "confusion_matrix",
                "matthews_corrcoef",
                "cohen_kappa",
                "roc_auc",
                "expected_calibration_error",
            }));
        Assert.That(components, Has.Count.EqualTo(22));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }
}
