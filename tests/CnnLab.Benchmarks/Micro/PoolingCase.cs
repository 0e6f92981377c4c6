namespace CnnLab.Benchmarks;

/// <summary>A pooling over some samples.</summary>
public sealed class PoolingCase
{
    private readonly Size2D _size;
    private readonly Size2D _strides;
    private readonly Padding2D _padding;

    private PoolingCase(Shape input, Size2D size, Size2D strides, Padding2D padding) =>
        (Input, _size, _strides, _padding) = (input, size, strides, padding);

    /// <summary>As many as the engine gives a thread at a time where images are small.</summary>
    private const int Samples = 4;

    private Shape Input { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Input} {_size}/{_strides}{(_padding == Padding2D.Same ? " padded" : "")}";

    internal static IEnumerable<PoolingCase> All() =>
    [
        Tiles(32, 26, 26),
        Tiles(64, 32, 32),
        Tiles(128, 16, 16),
        Tiles(256, 8, 8),
        Tiles(6, 28, 28),
        Tiles(16, 10, 10),
        Tiles(32, 27, 27),
        Tiles(32, 13, 13),
        Tiles(64, 6, 6),
        Tiles(64, 4, 4),
        new(new Shape(32, 27, 27), 3, 2, Padding2D.Valid),
        new(new Shape(32, 26, 26), 3, 1, Padding2D.Same),
        new(new Shape(32, 26, 26), 2, 1, Padding2D.Valid),
        new(new Shape(64, 8, 8), 8, 8, Padding2D.Valid),
    ];

    internal LayerRun Run(string type)
    {
        const string Layer = "model.layers.pool1";
        var experiment = Lab.Load(
            Lab.Experiment("mnist_kfold.json"),
            ($"{Layer}.type", type),
            ($"{Layer}.pool_size", $"[{_size.Height}, {_size.Width}]"),
            ($"{Layer}.strides", $"[{_strides.Height}, {_strides.Width}]"),
            ($"{Layer}.padding", _padding.ToString()));
        var pooling = experiment.Definition!.Layers.Single(layer => layer.Name == "pool1").Component;
        return new LayerRun(
            site => experiment.Factory.Create<Layer>(pooling, site), Input, Samples, experiment.Factory);
    }

    private static PoolingCase Tiles(int channels, int height, int width) =>
        new(new Shape(channels, height, width), 2, 2, Padding2D.Valid);
}
