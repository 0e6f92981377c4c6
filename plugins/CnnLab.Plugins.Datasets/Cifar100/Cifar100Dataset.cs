using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// CIFAR-100 (Krizhevsky 2009) in its binary version: 50,000 training and 10,000 test photographs in colour,
/// <c>[3, 32, 32]</c>, each with a fine and a coarse label.
/// </summary>
[Description("CIFAR-100: 60,000 photographs in 100 classes or 20 superclasses, 32x32, colour (Krizhevsky 2009).")]
public sealed class Cifar100Dataset(Cifar100Options options, IDataFiles files) : Dataset(options)
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "cifar100";

    private const string Archive = "cifar-100-binary.tar.gz";
    private const string ArchiveSha256 = "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec";
    private const long MaximumBytes = 200_000_000;
    private static readonly Shape Image = new(3, 32, 32);
    private static readonly Uri[] Mirrors = [new("https://www.cs.toronto.edu/~kriz")];

    /// <inheritdoc/>
    public override Shape ImageShape => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        options.LabelMode == Cifar100LabelMode.Fine ? Cifar100Names.Fine : Cifar100Names.Coarse;

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        DataFile[] names =
        [
            new(["train.bin"], ArchiveSha256, MaximumBytes, Archive),
            new(["test.bin"], ArchiveSha256, MaximumBytes, Archive),
        ];
        var paths = files.Locate(TypeName, options, names, Mirrors, cancellationToken);
        // The coarse label comes first.
        var labelAt = options.LabelMode == Cifar100LabelMode.Coarse ? 0 : 1;
        var record = new CifarRecord(ImageShape, ClassNames.Count, LabelBytes: 2, labelAt);
        using var training = CifarReader.Read([paths[0]], options.TrainLimit, record, cancellationToken);
        using var test = CifarReader.Read([paths[1]], options.TestLimit, record, cancellationToken);
        return Fingerprint.Seal(training, test, options);
    }
}
