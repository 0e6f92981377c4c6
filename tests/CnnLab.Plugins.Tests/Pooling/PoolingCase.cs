namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>A geometry in which pooling goes wrong easily.</summary>
public sealed record PoolingCase(string Name, Shape Input, Size2D PoolSize)
{
    public Size2D? Strides { get; init; }

    public Padding2D Padding { get; init; } = Padding2D.Valid;

    public int BatchSize { get; init; } = 2;

    public static IReadOnlyList<PoolingCase> All { get; } =
    [
        new("2x2, even", new Shape(3, 8, 10), 2),
        new("2x2, odd height and width", new Shape(2, 9, 11), 2),
        new("2x2, one left over after vectors", new Shape(1, 5, 26), 2),
        new("2x2, exactly one vector", new Shape(1, 4, 8), 2) { BatchSize = 1 },
        new("2x2, too narrow for a vector", new Shape(2, 6, 7), 2),
        new("2x2, same padding", new Shape(2, 7, 9), 2) { Padding = Padding2D.Same },
        new("2x2, padding above and left", new Shape(1, 9, 9), 2)
        {
            Padding = new Padding2D(PaddingMode.Explicit, Top: 1, Left: 1),
        },
        new("3x3 overlapping", new Shape(2, 9, 11), 3) { Strides = 2 },
        new("3x3 stride 1", new Shape(2, 6, 7), 3) { Strides = 1 },
        new("3x3 stride 1, same padding", new Shape(2, 6, 7), 3) { Strides = 1, Padding = Padding2D.Same },
        new("3x3 stride 2, padding 1", new Shape(1, 7, 8), 3) { Strides = 2, Padding = 1 },
        new("stride above the window", new Shape(2, 11, 12), 2) { Strides = 3 },
        new("stride far above the window, same padding", new Shape(1, 10, 9), 2)
        {
            Strides = 4,
            Padding = Padding2D.Same,
        },
        new("wide window", new Shape(2, 7, 9), new Size2D(1, 3)),
        new("high window", new Shape(2, 7, 9), new Size2D(4, 1)) { Strides = new Size2D(1, 2) },
        new("non-square window and strides", new Shape(1, 10, 9), new Size2D(3, 2)) { Strides = new Size2D(2, 3) },
        new("asymmetric padding", new Shape(2, 6, 5), new Size2D(3, 4))
        {
            Strides = new Size2D(2, 1),
            Padding = new Padding2D(PaddingMode.Explicit, Top: 0, Bottom: 2, Left: 3, Right: 1),
        },
        new("the whole image", new Shape(3, 5, 7), new Size2D(5, 7)) { BatchSize = 1 },
        new("a large image in one window", new Shape(2, 3, 40), new Size2D(3, 40)),
        new("wide overlapping windows far apart", new Shape(1, 4, 90), new Size2D(3, 45)) { Strides = new Size2D(1, 40) },
        new("narrow windows far apart, same padding", new Shape(1, 4, 100), new Size2D(2, 3))
        {
            Strides = new Size2D(2, 33),
            Padding = Padding2D.Same,
        },
        new("one pixel", new Shape(2, 3, 3), 1),
        new("3x3 stride 1, padding 1, vectors of every width", new Shape(1, 4, 29), 3) { Strides = 1, Padding = 1 },
        new("one pixel of two", new Shape(2, 5, 6), 1) { Strides = 2 },
    ];

    public T Options<T>(T options)
        where T : PoolingOptions => options with { PoolSize = PoolSize, Strides = Strides, Padding = Padding };

    public override string ToString() => Name;
}
