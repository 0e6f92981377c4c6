using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// MNIST (LeCun, Cortes, Burges 1998): 60,000 training and 10,000 test images of handwritten digits,
/// <c>[1, 28, 28]</c>.
/// </summary>
[Description("MNIST: 70,000 handwritten digits, 28x28, gray (LeCun, Cortes, Burges 1998).")]
public sealed class MnistDataset(FileDatasetOptions options, IDataFiles files) : Dataset(options)
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "mnist";

    private static readonly IdxFiles Files = new(
        TypeName,
        [
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
        ],
        [
            new("https://ossci-datasets.s3.amazonaws.com/mnist"),
            new("https://storage.googleapis.com/cvdf-datasets/mnist"),
        ]);

    private static readonly Shape Image = new(1, 28, 28);

    /// <inheritdoc/>
    public override Shape ImageShape => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken) =>
        Files.Load(options, files, ImageShape, ClassNames.Count, cancellationToken);
}
