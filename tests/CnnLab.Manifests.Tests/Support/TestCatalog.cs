namespace CnnLab.Manifests.Tests;

/// <summary>A catalog without plugins behind it.</summary>
internal sealed class TestCatalog : IComponentCatalog
{
    private readonly List<ComponentDescriptor> _components = [];
    private readonly List<PluginProblem> _problems = [];

    public IReadOnlyList<ComponentDescriptor> Components => _components;

    public IReadOnlyList<PluginProblem> Problems => _problems;

    /// <summary>What a small manifest needs.</summary>
    public static TestCatalog Usual() => new TestCatalog()
        .Add<ConvOptions>(ComponentKind.Layer, "conv2d")
        .Add<DenseOptions>(ComponentKind.Layer, "dense")
        .Add<NoOptions>(ComponentKind.Layer, "flatten")
        .Add<EveryTypeOptions>(ComponentKind.Layer, "every")
        .Add<PositionalOptions>(ComponentKind.Layer, "positional")
        .Add<StubbornOptions>(ComponentKind.Layer, "stubborn")
        .Add<PoolingOptions>(ComponentKind.Pooling, "max_pooling2d", "CnnLab.Plugins.Pooling")
        .Add<PoolingOptions>(ComponentKind.Pooling, "average_pooling2d", "CnnLab.Plugins.Pooling")
        .Add<PoolingOptions>(ComponentKind.Pooling, "soft_pooling2d", "MyLab.Pooling")
        .Add<NoOptions>(ComponentKind.Activation, "relu")
        .Add<NoOptions>(ComponentKind.Activation, "softmax")
        .Add<LeakyOptions>(ComponentKind.Activation, "leaky_relu")
        .Add<NoOptions>(ComponentKind.Initializer, "glorot_uniform")
        .Add<NoOptions>(ComponentKind.Initializer, "he_uniform")
        .Add<NoOptions>(ComponentKind.Loss, "categorical_crossentropy")
        .Add<NoOptions>(ComponentKind.Metric, "accuracy")
        .Add<SgdOptions>(ComponentKind.Optimizer, "sgd")
        .Add<AdamOptions>(ComponentKind.Optimizer, "adam")
        .Add<FileDatasetOptions>(ComponentKind.Dataset, "mnist")
        .Add<EarlyStoppingOptions>(ComponentKind.Callback, "early_stopping")
        .Add<NoOptions>(ComponentKind.Callback, "terminate_on_nan")
        .Add<NoOptions>(ComponentKind.Schedule, "cosine_decay");

    public TestCatalog Add<TOptions>(
        ComponentKind kind, string type, string plugin = "CnnLab.Plugins.Basics", string description = "")
    {
        var implementation = ComponentKinds.Contract(kind);
        _components.Add(new ComponentDescriptor(
            kind, type, implementation, typeof(TOptions), description, plugin, "0.1.0", $"plugins/{plugin}.dll"));
        return this;
    }

    public TestCatalog AddProblem(string assembly, string message, params string[] types)
    {
        _problems.Add(new PluginProblem(assembly, message, types));
        return this;
    }
}
