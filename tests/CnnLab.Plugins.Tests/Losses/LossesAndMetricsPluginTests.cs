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
            components.Select(component => (component.Kind, component.Type)),
            Is.EqualTo(new[]
            {
                (ComponentKind.Loss, "categorical_crossentropy"),
                (ComponentKind.Loss, "mean_squared_error"),
                (ComponentKind.Metric, "accuracy"),
            }));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }
}
