using CnnLab.Plugins.Activations;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Activations;

public sealed class ActivationsPluginTests
{
    [Test]
    public void The_activations_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new ActivationsPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "relu",
                "relu6",
                "leaky_relu",
                "elu",
                "selu",
                "gelu",
                "silu",
                "mish",
                "softplus",
                "softsign",
                "hard_sigmoid",
                "hard_swish",
                "sigmoid",
                "tanh",
                "softmax",
                "log_softmax",
                "linear",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Activation));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }
}
