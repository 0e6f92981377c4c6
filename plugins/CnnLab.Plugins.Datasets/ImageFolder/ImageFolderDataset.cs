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

    /// <summary>The data set; reads no file yet, but the names of subfolders where the classes are not given.</summary>
    /// <exception cref="ComponentException">The folder is not given, or the classes cannot be.</exception>
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
        ClassNames = options.ClassNames.Count > 0
            ? options.ClassNames
            : ClassFolders.Find(files.FullPath(options.Path));
        ImageShape = new Shape(
            options.ColorMode == ColorMode.Grayscale ? 1 : 3, options.ImageSize.Height, options.ImageSize.Width);
    }

    /// <inheritdoc/>
    public override Shape ImageShape { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        using var training = Read(_options.Path!, _options.TrainLimit, cancellationToken);
        using var test = _options.TestPath is { } path ? Read(path, _options.TestLimit, cancellationToken) : null;
        return new DatasetContents(
            training.ToImageSet(), test?.ToImageSet(), Fingerprint.Of(training.Digest(), test?.Digest()))
        {
            Notices = [.. training.LeftOut, .. test?.LeftOut ?? []],
        };
    }

    private ImageFolderPart Read(string path, int? limit, CancellationToken cancellationToken)
    {
        var decoder = new ImageDecoder(ImageShape, _options.CropToAspectRatio, _options.MaxPixels);
        var part = new ImageFolderPart(decoder, ImageShape, _options);
        try
        {
            part.Take(ImageFiles.Find(path, ClassNames, _files, cancellationToken), limit, cancellationToken);
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
