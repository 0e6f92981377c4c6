using CnnLab.Plugins.Layers;

namespace CnnLab.Engine.Tests;

/// <summary>Small networks and data for the engine's tests.</summary>
internal static class Tiny
{
    public static Shape Image { get; } = new(1, 9, 8);

    public static LayerDefinition Layer(string name, string type, object? options = null) =>
        new(name, new Component<Layer>(type, options));

    public static LayerDefinition Conv(string name, int filters, Size2D kernel, string? activation = "relu") => Layer(
        name,
        "conv2d",
        new Conv2DOptions
        {
            Filters = filters,
            KernelSize = kernel,
            Activation = activation is null ? null : (Component<Activation>)activation,
        });

    public static LayerDefinition Dense(string name, int units, string? activation = null) => Layer(
        name,
        "dense",
        new DenseOptions
        {
            Units = units,
            Activation = activation is null ? null : (Component<Activation>)activation,
        });

    /// <summary>
    /// Two convolutions, both poolings, tanh and ReLU, two dense layers with a softmax at the end: 3 classes.
    /// </summary>
    public static LayerDefinition[] Layers(string pooling = "max_pooling2d") =>
    [
        Conv("conv1", 3, new Size2D(3, 2), "tanh"),
        Layer("pool1", pooling),
        Conv("conv2", 4, 2, "sigmoid"),
        Layer("flat", "flatten"),
        Dense("fc1", 7, "tanh"),
        Dense("out", 3, "softmax"),
    ];

    public static ExperimentDefinition Definition(IReadOnlyList<LayerDefinition>? layers = null) => new()
    {
        Seed = 5,
        Compute = new ComputeOptions(),
        Dataset = new Component<Dataset>("tiny", new DatasetOptions()),
        Layers = layers ?? Layers(),
        Loss = "categorical_crossentropy",
        Metrics = ["accuracy"],
        Optimizer = new Component<Optimizer>(
            "sgd", new Plugins.Optimizers.SgdOptions { LearningRate = 0.1f, Momentum = 0.9f }),
        Training = new TrainingOptions { Epochs = 3, BatchSize = 8 },
        CrossValidation = new KFoldOptions { NSplits = 2 },
    };
}
