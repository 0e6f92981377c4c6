using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// EMNIST (Cohen, Afshar, Tapson, van Schaik 2017): handwritten digits and letters, <c>[1, 28, 28]</c>, put upright:
/// the files have them transposed.
/// </summary>
[Description("EMNIST: handwritten digits and letters, 10 to 62 classes, 28x28, gray (Cohen and others 2017).")]
public sealed class EmnistDataset(EmnistOptions options, IDataFiles files) : Dataset(options)
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "emnist";

    private const long MaximumBytes = 700_000_000;
    private const string DigitNames = "0123456789";
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Small = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The small letters that do not look like their capitals.</summary>
    private const string DistinctSmall = "abdefghnqrt";

    private static readonly Shape Image = new(1, 28, 28);

    /// <inheritdoc/>
    public override Shape ImageShape => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = [.. Names(options.Split).Select(name => $"{name}")];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        var prefix = $"emnist-{options.Split.ToString().ToLowerInvariant()}";
        DataFile[] names =
        [
            IdxFiles.File($"{prefix}-train-images", "idx3", null, MaximumBytes),
            IdxFiles.File($"{prefix}-train-labels", "idx1", null, MaximumBytes),
            IdxFiles.File($"{prefix}-test-images", "idx3", null, MaximumBytes),
            IdxFiles.File($"{prefix}-test-labels", "idx1", null, MaximumBytes),
        ];
        // Of letters alone the files count from 1.
        var layout = new IdxLayout(options.Split == EmnistSplit.Letters ? 1 : 0, IsTransposed: true);
        return new IdxFiles(TypeName, names, [], layout)
            .Load(options, files, ImageShape, ClassNames.Count, cancellationToken);
    }

    private static string Names(EmnistSplit split) => split switch
    {
        EmnistSplit.Byclass => DigitNames + Capitals + Small,
        EmnistSplit.Bymerge or EmnistSplit.Balanced => DigitNames + Capitals + DistinctSmall,
        EmnistSplit.Letters => Small,
        _ => DigitNames,
    };
}
