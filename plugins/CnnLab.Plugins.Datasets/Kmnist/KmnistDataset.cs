using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Kuzushiji-MNIST (Clanuwat et al. 2018): 60,000 training and 10,000 test images of cursive hiragana,
/// <c>[1, 28, 28]</c>.
/// </summary>
[Description("Kuzushiji-MNIST: 70,000 cursive hiragana in 10 classes, 28x28, gray (Clanuwat and others 2018).")]
public sealed class KmnistDataset(FileDatasetOptions options, IDataFiles files) : Dataset(options)
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "kmnist";

    private static readonly IdxFiles Files = new(
        TypeName,
        [
            "51467d22d8cc72929e2a028a0428f2086b092bb31cfb79c69cc0a90ce135fde4",
            "e38f9ebcd0f3ebcdec7fc8eabdcdaef93bb0df8ea12bee65224341c8183d8e17",
            "edd7a857845ad6bb1d0ba43fe7e794d164fe2dce499a1694695a792adfac43c5",
            "20bb9a0ef54c7db3efc55a92eef5582c109615df22683c380526788f98e42a1c",
        ],
        [
            new("https://codh.rois.ac.jp/kmnist/dataset/kmnist"),
            new("http://codh.rois.ac.jp/kmnist/dataset/kmnist"),
        ]);

    private static readonly Shape Image = new(1, 28, 28);

    /// <inheritdoc/>
    public override Shape ImageShape => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken) =>
        Files.Load(options, files, ImageShape, ClassNames.Count, cancellationToken);
}
