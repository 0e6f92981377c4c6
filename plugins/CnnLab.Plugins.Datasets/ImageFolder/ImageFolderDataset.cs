using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Images of one's own in a subfolder for each class: PNG, JPEG, WebP and BMP, resized and cropped to one shape,
/// <c>[3, height, width]</c> or <c>[1, height, width]</c>.
/// </summary>
[Description("Images of your own, PNG, JPEG, WebP or BMP, in a subfolder for each class.")]
public sealed class ImageFolderDataset : Dataset
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "image_folder";

    private readonly ImageFolderOptions _options;
    private readonly IDataFiles _files;

    /// <summary>The data set; touches no file yet.</summary>
    /// <exception cref="ComponentException">The folder or the classes are not given, or cannot be.</exception>
    public ImageFolderDataset(ImageFolderOptions options, IDataFiles files)
        : base(options)
    {
        (_options, _files) = (options, files);
        if (string.IsNullOrEmpty(options.Path))
        {
            throw new ComponentException("'path' is not given. Expected the folder with a subfolder for each class.");
        }

        if (options.TestPath == options.Path)
        {
            throw new ComponentException(
                $"'{options.Path}' is both 'path' and 'test_path'. Expected test images of their own.");
        }

        CheckClassNames(options.ClassNames);
        ImageShape = new Shape(
            options.ColorMode == ColorMode.Grayscale ? 1 : 3, options.ImageSize.Height, options.ImageSize.Width);
    }

    /// <inheritdoc/>
    public override Shape ImageShape { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames => _options.ClassNames;

    /// <summary>Where images that are left out are named; the error output.</summary>
    internal TextWriter Errors { get; init; } = Console.Error;

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        using var training = Read(_options.Path!, _options.TrainLimit, cancellationToken);
        using var test = _options.TestPath is { } path ? Read(path, _options.TestLimit, cancellationToken) : null;
        return new DatasetContents(
            training.ToImageSet(), test?.ToImageSet(), Fingerprint.Of(training.Digest(), test?.Digest()));
    }

    private ImageFolderPart Read(string path, int? limit, CancellationToken cancellationToken)
    {
        var decoder = new ImageDecoder(ImageShape, _options.CropToAspectRatio, _options.MaxPixels);
        var part = new ImageFolderPart(decoder, ImageShape, _options);
        try
        {
            part.Take(ImageFiles.Find(path, ClassNames, _files, cancellationToken), limit, Errors, cancellationToken);
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    private static void CheckClassNames(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            throw new ComponentException("'class_names' is empty. Expected the names of the subfolders.");
        }

        foreach (var name in names)
        {
            if (name is "" or "." or ".." || name.AsSpan().ContainsAny('/', '\\'))
            {
                throw new ComponentException($"'class_names' has '{name}'. Expected the name of a subfolder.");
            }
        }

        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ComponentException($"'class_names' has '{twice.Key}' more than once. Expected each name once.");
        }
    }
}
