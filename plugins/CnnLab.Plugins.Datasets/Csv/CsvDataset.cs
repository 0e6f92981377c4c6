using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Images of one's own as text, one in a line: a label and the pixels, with commas between them,
/// <c>[channels, height, width]</c>.
/// </summary>
[Description("Images of your own as text: a line for each, a label and the pixels.")]
public sealed class CsvDataset : Dataset
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "csv";

    private readonly CsvOptions _options;
    private readonly IDataFiles _files;
    private readonly CsvLayout _layout;

    /// <summary>The data set; touches no file yet.</summary>
    /// <exception cref="ComponentException">
    /// There is no such column, or training and test images are the same file.
    /// </exception>
    public CsvDataset(CsvOptions options, IDataFiles files)
        : base(options)
    {
        (_options, _files) = (options, files);
        var shape = new Shape(options.Channels, options.ImageSize.Height, options.ImageSize.Width);
        _layout = new CsvLayout(shape, options.NumClasses, options.LabelColumn, options.MaxValue, options.Header);
        if (_layout.LabelAt < 0 || _layout.LabelAt >= _layout.Columns)
        {
            throw new ComponentException(
                $"label_column {options.LabelColumn} is not among the {_layout.Columns} columns of an image of shape "
                + $"{shape} and a label. Expected {-_layout.Columns} to {_layout.Columns - 1}.");
        }

        if (options.TestFile == options.TrainFile)
        {
            throw new ComponentException(
                $"'{options.TestFile}' is both 'train_file' and 'test_file'. Expected test images of their own.");
        }

        ClassNames = [.. Enumerable.Range(0, options.NumClasses).Select(label => $"{label}")];
    }

    /// <inheritdoc/>
    public override Shape ImageShape => _layout.Shape;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; }

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        string[] names = _options.TestFile is { } test ? [_options.TrainFile, test] : [_options.TrainFile];
        var files = names.Select(name => new DataFile([name], Sha256: null, MaximumBytes: long.MaxValue));
        var paths = _files.Locate(TypeName, _options, [.. files], [], cancellationToken);
        return CsvImages.Load(paths, _layout, _options, cancellationToken);
    }
}
