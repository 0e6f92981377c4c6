using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Optical Recognition of Handwritten Digits (Alpaydin, Kaynak 1998; UCI): 3,823 training and 1,797 test images,
/// <c>[1, 8, 8]</c>, each pixel the number of ink dots among 16.
/// </summary>
/// <param name="options">Where the files are, and what is done to pixels of 0 to 16.</param>
/// <param name="files">Finds the files.</param>
[Description("UCI's optical digits: 5,620 handwritten digits, 8x8, gray (Alpaydin, Kaynak 1998).")]
public sealed class OptdigitsDataset(FileDatasetOptions options, IDataFiles files) : Dataset(options)
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "optdigits";

    private const long MaximumBytes = 4_000_000;
    private static readonly CsvLayout Layout = new(new Shape(1, 8, 8), Classes: 10, LabelColumn: -1, MaxValue: 16);
    private static readonly Uri[] Mirrors =
        [new("https://archive.ics.uci.edu/ml/machine-learning-databases/optdigits")];

    private static readonly DataFile[] Files =
    [
        new(["optdigits.tra"], Sha256: null, MaximumBytes),
        new(["optdigits.tes"], Sha256: null, MaximumBytes),
    ];

    /// <inheritdoc/>
    public override Shape ImageShape => Layout.Shape;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken) =>
        CsvImages.Load(
            files.Locate(TypeName, options, Files, Mirrors, cancellationToken), Layout, options, cancellationToken);
}
