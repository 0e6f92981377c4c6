using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>A convolution of one of the networks, over some samples.</summary>
public sealed class ConvolutionCase : ICountedWork
{
    private readonly string _name;

    private ConvolutionCase(string name, Shape input, int filters, Size2D kernel, Padding2D padding)
    {
        _name = name;
        Geometry = new ConvolutionGeometry(input, filters, new Window2D(input, kernel, 1, padding, "kernel_size"));
    }

    /// <summary>As many as the engine gives a thread at a time where images are small.</summary>
    internal const int Samples = 4;

    internal ConvolutionGeometry Geometry { get; }

    long ICountedWork.MultiplyAdds => Geometry.MultiplyAdds * Samples;

    /// <inheritdoc/>
    public override string ToString() => _name;

    /// <summary>The convolutions of the report's network, of LeNet-5 and of the VGG-style one.</summary>
    internal static IEnumerable<ConvolutionCase> All() =>
    [
        new("mnist conv1", new Shape(1, 28, 28), 32, 3, Padding2D.Valid),
        new("lenet5 c1", new Shape(1, 28, 28), 6, 5, Padding2D.Same),
        new("lenet5 c3", new Shape(6, 14, 14), 16, 5, Padding2D.Valid),
        new("vgg conv1_1", new Shape(3, 32, 32), 64, 3, Padding2D.Same),
        new("vgg conv1_2", new Shape(64, 32, 32), 64, 3, Padding2D.Same),
        new("vgg conv2_1", new Shape(64, 16, 16), 128, 3, Padding2D.Same),
        new("vgg conv2_2", new Shape(128, 16, 16), 128, 3, Padding2D.Same),
        new("vgg conv3_1", new Shape(128, 8, 8), 256, 3, Padding2D.Same),
        new("vgg conv3_2", new Shape(256, 8, 8), 256, 3, Padding2D.Same),
    ];
}
