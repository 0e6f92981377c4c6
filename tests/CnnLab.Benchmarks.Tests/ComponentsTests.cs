namespace CnnLab.Benchmarks.Tests;

public sealed class ComponentsTests
{
    [TestCase(ComponentKind.Pooling)]
    [TestCase(ComponentKind.Activation)]
    [TestCase(ComponentKind.Layer)]
    public void Every_registered_component_of_a_family_can_be_measured(ComponentKind kind)
    {
        var (catalog, factory) = Lab.Components();
        using (factory)
        {
            var cases = ComponentCases.All(catalog, kind, window: "");
            Assert.That(
                cases.Select(entry => entry.Component.Type).Distinct(),
                Is.EquivalentTo(catalog.Components
                    .Where(component => component.Kind == kind)
                    .Select(component => component.Type)
                    .Except(["flatten", "reshape"])));
            Assert.Multiple(() =>
            {
                foreach (var entry in cases)
                {
                    var run = entry.Run(factory, new Shape(64, 8, 9), samples: 2);
                    run.Forward();
                    Assert.That(run.Backward, Throws.Nothing, entry.Name);
                }
            });
        }
    }

    [Test]
    public void Options_of_windows_reach_the_poolings_that_have_them()
    {
        var (catalog, factory) = Lab.Components();
        using (factory)
        {
            var cases = ComponentCases.All(catalog, ComponentKind.Pooling, "\"pool_size\": 3, \"strides\": 2");
            var pooling = cases.First(entry => entry.Component.Type == "median_pooling2d").Component;
            Assert.That(((PoolingOptions)pooling.Options!).PoolSize, Is.EqualTo(new Size2D(3, 3)));
        }
    }

    [Test]
    public void Options_that_a_component_does_not_have_are_told()
    {
        var (catalog, factory) = Lab.Components();
        using (factory)
        {
            Assert.That(
                () => ComponentCases.All(catalog, ComponentKind.Pooling, "\"altitude\": 3"),
                Throws.TypeOf<BenchmarkException>().With.Message.Contains("altitude"));
        }
    }

    [Test]
    public void A_ratio_is_the_median_of_the_rounds_ratios()
    {
        // In the second round the machine was ten times slower, for both.
        var timing = ComponentTiming.Of(
            "pooling", 7, [(2, 4), (30, 40), (2, 2)], [(1, 1), (10, 10), (1, 1)]);
        Assert.That(timing, Is.EqualTo(new ComponentTiming("pooling", 2, 4, 2, 4, 3, 7)));
    }
}
