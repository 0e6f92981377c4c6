using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Digits that the lab draws itself, <c>[1, size, size]</c>: strokes as people write them, turned, slanted, scaled,
/// shifted, distorted, with noise and a part hidden. Needs no file, and is the same to the last bit on every machine.
/// </summary>
[Description("Digits drawn by the lab itself: nothing to download, and as hard as its options make it.")]
public sealed class SyntheticDigitsDataset : Dataset
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "synthetic_digits";

    private readonly SyntheticDigitsOptions _options;

    /// <summary>The data set; draws nothing yet.</summary>
    /// <exception cref="ComponentException">The options contradict each other.</exception>
    public SyntheticDigitsDataset(SyntheticDigitsOptions options)
        : base(options)
    {
        if (options.MinThickness > options.MaxThickness)
        {
            throw new ComponentException(
                $"min_thickness {options.MinThickness} is above max_thickness {options.MaxThickness}. "
                + "Expected it no larger.");
        }

        var images = Math.Max(options.TrainCount, options.TestCount);
        var bytes = (long)images * options.Size * options.Size;
        if (bytes > Array.MaxLength)
        {
            throw new ComponentException(
                $"{images} images of {options.Size}x{options.Size} are {bytes} bytes. "
                + $"Expected at most {Array.MaxLength}.");
        }

        _options = options;
        ImageShape = new Shape(1, options.Size, options.Size);
    }

    /// <inheritdoc/>
    public override Shape ImageShape { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        using var training = Draw("training", _options.TrainCount, _options.TrainLimit, cancellationToken);
        using var test = Draw("test", _options.TestCount, _options.TestLimit, cancellationToken);
        return Fingerprint.Seal(training, test, _options);
    }

    private ImageCollector Draw(string part, int count, int? limit, CancellationToken cancellationToken)
    {
        var images = RandomStream.For((ulong)_options.Seed, TypeName, part + " images");
        var order = RandomStream.For((ulong)_options.Seed, TypeName, part + " order");
        var painter = new DigitPainter(_options);
        var collector = new ImageCollector(count, limit, ImageShape);
        var pixels = new byte[ImageShape.Count];
        byte[] digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i % digits.Length == 0)
            {
                order.Shuffle<byte>(digits);
            }

            var image = images.Fork((ulong)i);
            var digit = digits[i % digits.Length];
            painter.Paint(digit, pixels, ref image);
            collector.AddLabels([digit]);
            collector.AddPixels(pixels);
        }

        return collector;
    }
}
