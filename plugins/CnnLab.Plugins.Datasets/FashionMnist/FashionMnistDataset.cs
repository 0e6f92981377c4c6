using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Fashion-MNIST (Xiao, Rasul, Vollgraf 2017): 60,000 training and 10,000 test images of garments, <c>[1, 28, 28]</c>.
/// </summary>
[Description("Fashion-MNIST: 70,000 garments in 10 classes, 28x28, gray (Xiao, Rasul, Vollgraf 2017).")]
public sealed class FashionMnistDataset(FileDatasetOptions options, IDataFiles files) : Dataset(options)
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "fashion_mnist";

    // Of the makers' own files. Debian's package has the same data compressed anew, with other sums.
    private static readonly IdxFiles Files = new(
        TypeName,
        [
            "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
            "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
            "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
            "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
        ],
        [
            new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion"),
            new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com"),
            new("https://storage.googleapis.com/cvdf-datasets/fashion-mnist"),
        ]);

    private static readonly Shape Image = new(1, 28, 28);

    /// <inheritdoc/>
    public override Shape ImageShape => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken) =>
        Files.Load(options, files, ImageShape, ClassNames.Count, cancellationToken);
}
