using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>A convolution of one of the networks by one of the algorithms, over some samples.</summary>
public sealed class ConvolutionCase : ICountedWork
{
    /// <summary>As many as the engine gives a thread at a time where the algorithm does not ask for more.</summary>
    private const int FewestSamples = 4;

    private const int MaximumSamples = 32;

    private readonly string _name;

    private ConvolutionCase(string name, ConvolutionAlgorithm algorithm)
    {
        (_name, Algorithm) = ($"{name}, {algorithm.Name}", algorithm);
        Samples = Math.Clamp(algorithm.SamplesPerCall, FewestSamples, MaximumSamples);
    }

    internal ConvolutionAlgorithm Algorithm { get; }

    internal int Samples { get; }

    long ICountedWork.MultiplyAdds => Algorithm.Geometry.MultiplyAdds * Samples;

    /// <inheritdoc/>
    public override string ToString() => _name;

    /// <summary>
    /// The convolutions of the report's network, of LeNet-5 and of the VGG-style one, by every algorithm that can do
    /// them.
    /// </summary>
    internal static IEnumerable<ConvolutionCase> All() =>
    [
        .. Of("mnist conv1", new Shape(1, 28, 28), 32, 3, Padding2D.Valid),
        .. Of("lenet5 c1", new Shape(1, 28, 28), 6, 5, Padding2D.Same),
        .. Of("lenet5 c3", new Shape(6, 14, 14), 16, 5, Padding2D.Valid),
        .. Of("vgg conv1_1", new Shape(3, 32, 32), 64, 3, Padding2D.Same),
        .. Of("vgg conv1_2", new Shape(64, 32, 32), 64, 3, Padding2D.Same),
        .. Of("vgg conv2_1", new Shape(64, 16, 16), 128, 3, Padding2D.Same),
        .. Of("vgg conv2_2", new Shape(128, 16, 16), 128, 3, Padding2D.Same),
        .. Of("vgg conv3_1", new Shape(128, 8, 8), 256, 3, Padding2D.Same),
        .. Of("vgg conv3_2", new Shape(256, 8, 8), 256, 3, Padding2D.Same),
    ];

    private static IEnumerable<ConvolutionCase> Of(
        string name, Shape input, int filters, Size2D kernel, Padding2D padding)
    {
        var geometry = new ConvolutionGeometry(input, filters, new Window2D(input, kernel, 1, padding, "kernel_size"));
        return Enum.GetValues<ConvolutionChoice>()
            .Where(choice => choice != ConvolutionChoice.Auto)
            .Select(choice => TryCreate(geometry, choice))
            .OfType<ConvolutionAlgorithm>()
            .DistinctBy(algorithm => algorithm.Name)
            .Select(algorithm => new ConvolutionCase(name, algorithm));
    }

    /// <summary>Null for an algorithm that cannot do these sizes.</summary>
    private static ConvolutionAlgorithm? TryCreate(ConvolutionGeometry geometry, ConvolutionChoice choice)
    {
        try
        {
            return ConvolutionAlgorithms.Create(geometry, choice, MaximumSamples);
        }
        catch (ComponentException)
        {
            return null;
        }
    }
}
