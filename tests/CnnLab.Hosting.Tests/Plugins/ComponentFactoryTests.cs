using CnnLab.Engine;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting.Tests.Plugins;

public sealed class ComponentFactoryTests
{
    private static ComponentFactory Factory(params string[] plugins)
    {
        var catalog = new ComponentCatalog(new PluginStore());
        foreach (var plugin in plugins)
        {
            catalog.AddPath(plugin);
        }

        return new ComponentFactory(catalog, services => services.AddSingleton(TimeProvider.System));
    }

    [Test]
    public void Every_built_in_component_without_required_options_can_be_made()
    {
        using var factory = Factory([.. Built.BuiltInPlugins()]);
        Assert.Multiple(() =>
        {
            Assert.That(factory.Create<Activation>(new Component<Activation>("relu")), Is.Not.Null);
            Assert.That(factory.Create<Initializer>(new Component<Initializer>("he_uniform")), Is.Not.Null);
            Assert.That(factory.Create<Loss>(new Component<Loss>("categorical_crossentropy")), Is.Not.Null);
            Assert.That(factory.Create<Metric>(new Component<Metric>("accuracy")), Is.Not.Null);
            Assert.That(factory.Create<Optimizer>(new Component<Optimizer>("adam")), Is.Not.Null);
            Assert.That(factory.Create<Dataset>(new Component<Dataset>("synthetic_digits")), Is.Not.Null);
        });
    }

    [Test]
    public void A_strangers_layer_gets_its_options_its_site_and_a_service_of_its_plugin()
    {
        using var factory = Factory([Built.TestPlugin("Sample.Good"), .. Built.BuiltInPlugins()]);
        var definition = new ExperimentDefinition
        {
            Seed = 1,
            Compute = new ComputeOptions(),
            Dataset = new Component<Dataset>("synthetic_digits"),
            Layers =
            [
                new LayerDefinition("scale", new Component<Layer>("scale")),
                new LayerDefinition("flat", new Component<Layer>("flatten")),
            ],
            Loss = "mean_squared_error",
            Metrics = [],
            Optimizer = "sgd",
            Training = new TrainingOptions(),
            CrossValidation = new HoldOutOptions(),
        };
        var network = NetworkBuilder.Build(definition, new Shape(1, 2, 2), 4, factory);
        Assert.That(network.Summary.Parameters, Is.EqualTo(1));
    }

    [Test]
    public void An_unknown_component_is_suggested_a_near_one()
    {
        using var factory = Factory(Built.BuiltInPlugin("Activations"));
        Assert.That(
            () => factory.Create<Activation>(new Component<Activation>("rellu")),
            Throws.TypeOf<ComponentException>().With.Message.Contains("relu"));
    }

    [Test]
    public void A_name_in_two_plugins_works_with_its_scope_and_not_without()
    {
        using var factory = Factory(Built.BuiltInPlugin("Activations"), Built.TestPlugin("Sample.SameName"));
        Assert.Multiple(() =>
        {
            Assert.That(
                () => factory.Create<Activation>(new Component<Activation>("relu")),
                Throws.TypeOf<ComponentException>()
                    .With.Message.Contains("Sample.SameName.dll")
                    .And.Message.Contains("CnnLab.Plugins.Activations.dll"));
            Assert.That(factory.Create<Activation>(new Component<Activation>("sample/relu")), Is.Not.Null);
        });
    }

    [Test]
    public void A_constructor_that_throws_is_quoted_with_its_plugin()
    {
        using var factory = Factory(Built.TestPlugin("Sample.Hostile"));
        Assert.That(
            () => factory.Create<Layer>(new Component<Layer>("throws_in_constructor"), new NoSite()),
            Throws.TypeOf<ComponentException>()
                .With.Message.Contains("Sample.Hostile").And.Message.Contains("the table leg is missing"));
    }

    private sealed class NoSite : LayerSite
    {
        public override string Name => "layer";

        public override Shape InputShape { get; } = new(1);

        public override int MaximumSamplesPerCall => 1;

        public override IReadOnlyList<Parameter> Parameters => [];

        public override Parameter AddParameter(
            string name,
            Shape shape,
            Component<Initializer> initializer,
            int fanIn,
            int fanOut,
            bool overwritesGradient = false,
            Component<Regularizer>? regularizer = null) =>
            throw new NotSupportedException();

        public override LayerState AddState(string name, Shape shape, float initialValue) =>
            throw new NotSupportedException();

        public override SampleBuffer<T> AddSampleBuffer<T>(int elementsPerSample) => throw new NotSupportedException();

        public override Scratch<T> AddScratch<T>(int elements) => throw new NotSupportedException();

        public override LayerBuffer<T> AddBuffer<T>(int elements) => throw new NotSupportedException();
    }
}
