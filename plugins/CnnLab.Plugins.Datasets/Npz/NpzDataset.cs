using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Images of one's own as NumPy arrays, what <c>numpy.savez</c> and <c>savez_compressed</c> write: images of uint8 or
/// float32, labels of uint8, int32 or int64, <c>[channels, height, width]</c>.
/// </summary>
[Description("Images of your own as NumPy arrays in an npz file.")]
public sealed class NpzDataset : Dataset
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "npz";

    private readonly NpzOptions _options;
    private readonly IDataFiles _files;
    private readonly NpzLayout _layout;

    /// <summary>The data set; touches no file yet.</summary>
    /// <exception cref="ComponentException">
    /// There are test images without labels or labels without images, or test images are the training images.
    /// </exception>
    public NpzDataset(NpzOptions options, IDataFiles files)
        : base(options)
    {
        (_options, _files) = (options, files);
        if (options.TestImages is null != options.TestLabels is null)
        {
            var (given, missing) = options.TestImages is null
                ? ("test_labels", "test_images")
                : ("test_images", "test_labels");
            throw new ComponentException($"'{given}' is given without '{missing}'. Expected both or none.");
        }

        if (options.TestImages == options.TrainImages)
        {
            throw new ComponentException(
                $"'{options.TestImages}' is both 'train_images' and 'test_images'. Expected test images of their own.");
        }

        var shape = new Shape(options.Channels, options.ImageSize.Height, options.ImageSize.Width);
        _layout = new NpzLayout(shape, options.NumClasses, options.DataFormat);
        ClassNames = [.. Enumerable.Range(0, options.NumClasses).Select(label => $"{label}")];
    }

    /// <inheritdoc/>
    public override Shape ImageShape => _layout.Shape;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        DataFile[] names = [new([_options.File], Sha256: null, MaximumBytes: long.MaxValue)];
        var path = _files.Locate(TypeName, _options, names, [], cancellationToken)[0];
        var scale = new PixelScale(_options.Normalize, _options.MaxValue);
        using var file = new NpzFile(path);
        using var training = NpzImages.Read(
            file, _options.TrainImages, _options.TrainLabels, _options.TrainLimit, _layout, cancellationToken);
        using var test = _options.TestImages is { } images
            ? NpzImages.Read(file, images, _options.TestLabels!, _options.TestLimit, _layout, cancellationToken)
            : null;
        return new DatasetContents(
            training.ToImageSet(scale), test?.ToImageSet(scale), Fingerprint.Of(training.Digest(), test?.Digest()));
    }
}
