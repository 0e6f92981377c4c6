using CnnLab.Plugins.Pooling;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class PoolingPluginTests
{
    [Test]
    public void The_poolings_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new PoolingPlugin());
        Assert.That(
            components.Select(component => (component.Kind, component.Type)),
            Is.EqualTo(new[]
            {
                (ComponentKind.Pooling, "max_pooling2d"),
                (ComponentKind.Pooling, "average_pooling2d"),
            }));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }
}
