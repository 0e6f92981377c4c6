using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class DatasetsPluginTests
{
    [Test]
    public void The_data_sets_are_registered_with_a_description()
    {
        var components = RecordingPluginBuilder.Of(new DatasetsPlugin());
        Assert.That(
            components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "mnist", "fashion_mnist", "kmnist", "emnist", "cifar10", "cifar100", "optdigits", "synthetic_digits",
                "image_folder", "csv", "npz",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Dataset));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }
}
