using System.ComponentModel;
using System.IO.Enumeration;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// CIFAR-10 (Krizhevsky 2009) in its binary version: 50,000 training and 10,000 test photographs in colour,
/// <c>[3, 32, 32]</c>.
/// </summary>
[Description("CIFAR-10: 60,000 photographs in 10 classes, 32x32, colour (Krizhevsky 2009).")]
public sealed class Cifar10Dataset : Dataset
{
    /// <summary>The name in manifests.</summary>
    public const string TypeName = "cifar10";

    private const string Archive = "cifar-10-binary.tar.gz";
    private const string ArchiveSha256 = "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd";
    private const long MaximumBytes = 200_000_000;
    private static readonly Shape Image = new(3, 32, 32);

    private static readonly Uri[] Mirrors =
    [
        new("https://www.cs.toronto.edu/~kriz"),
        new("https://mindspore-website.obs.cn-north-4.myhuaweicloud.com/notebook/datasets"),
    ];

    private readonly Cifar10Options _options;
    private readonly IDataFiles _files;

    /// <summary>CIFAR-10; touches no file yet.</summary>
    /// <exception cref="ComponentException">There are no training files or no test files.</exception>
    public Cifar10Dataset(Cifar10Options options, IDataFiles files)
        : base(options)
    {
        (_options, _files) = (options, files);
        if (options.TrainFiles.Count == 0 || options.TestFiles.Count == 0)
        {
            var empty = options.TrainFiles.Count == 0 ? "train_files" : "test_files";
            throw new ComponentException($"'{empty}' is empty. Expected at least one name.");
        }
    }

    /// <inheritdoc/>
    public override Shape ImageShape => Image;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ClassNames { get; } =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <inheritdoc/>
    public override DatasetContents Load(CancellationToken cancellationToken)
    {
        var paths = Locate(cancellationToken);
        var trainingPaths = Matching(paths, _options.TrainFiles);
        var testPaths = Matching(paths, _options.TestFiles);
        RefuseLeak(trainingPaths, testPaths);
        var record = new CifarRecord(ImageShape, ClassNames.Count);
        using var training = CifarReader.Read(trainingPaths, Options.TrainLimit, record, cancellationToken);
        using var test = CifarReader.Read(testPaths, Options.TestLimit, record, cancellationToken);
        return Fingerprint.Seal(training, test, Options);
    }

    private IReadOnlyList<string> Locate(CancellationToken cancellationToken)
    {
        string[] patterns = [.. _options.TrainFiles, .. _options.TestFiles];
        var defaults = new Cifar10Options();
        var official = patterns.SequenceEqual([.. defaults.TrainFiles, .. defaults.TestFiles]);
        // Files of one's own are not in the official archive; only mirrors of one's own can have them.
        var files = patterns.Select(pattern => official
            ? new DataFile([pattern], ArchiveSha256, MaximumBytes, Archive)
            : new DataFile([pattern], Sha256: null, MaximumBytes));
        return _files.Locate(TypeName, _options, [.. files], official ? Mirrors : [], cancellationToken);
    }

    private static string[] Matching(IEnumerable<string> paths, IEnumerable<string> patterns) =>
    [
        .. patterns.SelectMany(pattern =>
            paths.Where(path =>
                FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(path), ignoreCase: false))).Distinct(),
    ];

    private static void RefuseLeak(string[] training, string[] test)
    {
        if (training.Intersect(test).FirstOrDefault() is { } both)
        {
            throw new ComponentException(
                $"'{both}' is named by both 'train_files' and 'test_files'. Expected test images of their own.");
        }
    }
}
