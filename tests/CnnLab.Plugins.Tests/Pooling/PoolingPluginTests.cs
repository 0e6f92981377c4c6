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
            components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "max_pooling2d",
                "average_pooling2d",
                "min_pooling2d",
                "lp_pooling2d",
                "soft_pooling2d",
                "log_sum_exp_pooling2d",
                "median_pooling2d",
                "rank_pooling2d",
                "stride_sampling2d",
                "stochastic_pooling2d",
                "mixed_pooling2d",
                "gated_pooling2d",
                "gem_pooling2d",
                "blur_pooling2d",
                "fractional_max_pooling2d",
                "global_max_pooling2d",
                "global_average_pooling2d",
                "adaptive_max_pooling2d",
                "adaptive_average_pooling2d",
                "spatial_pyramid_pooling2d",
            }));
        Assert.That(components.Select(component => component.Kind), Is.All.EqualTo(ComponentKind.Pooling));
        Assert.That(components.Select(component => component.Description), Is.All.Not.Empty);
    }
}
