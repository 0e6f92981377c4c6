using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Manifests;

/// <summary>
/// An experiment as its manifest declares it: checked, references followed, every default filled in, made by <see
/// cref="ManifestBinder"/>.
/// </summary>
public sealed record Manifest
{
    /// <summary>The version that this program writes, and the newest it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the vocabulary.</summary>
    [Description("The version of the manifest's vocabulary."), Range(1, CurrentVersion)]
    public int ManifestVersion { get; init; } = CurrentVersion;

    /// <summary>The experiment's name, and that of the folder of its runs.</summary>
    [Description("The experiment's name, and that of the folder of its runs."), FolderName]
    [RegularExpression(
        "[A-Za-z0-9][A-Za-z0-9._-]*",
        ErrorMessage = "Expected a name of letters, digits, `.`, `_` and `-` that begins with a letter or digit")]
    public required string Name { get; init; }

    /// <summary>What it is about; null where nobody said.</summary>
    [Description("What the experiment is about.")]
    public string? Description { get; init; }

    /// <summary>Plugins besides those beside the program.</summary>
    [Description("Plugins to load besides those in the program's plugins folder.")]
    public IReadOnlyList<PluginReference> Plugins { get; init; } = [];

    /// <summary>The seed of all random streams.</summary>
    [Description("The seed of all random numbers.")]
    public ulong Seed { get; init; } = 42;

    /// <summary>Provider and threads.</summary>
    [Description("Who computes, on how many threads.")]
    public ComputeOptions Compute { get; init; } = new();

    /// <summary>The images.</summary>
    [Description("The images.")]
    public required Component<Dataset> Dataset { get; init; }

    /// <summary>The network.</summary>
    [Description("The network.")]
    public required ModelOptions Model { get; init; }

    /// <summary>What training makes small.</summary>
    [Description("What training makes small.")]
    public required Component<Loss> Loss { get; init; }

    /// <summary>What is reported besides the loss.</summary>
    [Description("What is reported besides the loss.")]
    public IReadOnlyList<Component<Metric>> Metrics { get; init; } = [new("accuracy")];

    /// <summary>How parameters follow their gradients.</summary>
    [Description("How parameters follow their gradients.")]
    public required Component<Optimizer> Optimizer { get; init; }

    /// <summary>Epochs, batch size and so on.</summary>
    [Description("How long and in what portions the network learns.")]
    public TrainingOptions Training { get; init; } = new();

    /// <summary>What is trained on and what is scored.</summary>
    [Description("What is trained on and what is scored.")]
    public CrossValidationOptions CrossValidation { get; init; } = new HoldOutOptions();

    /// <summary>What is asked of the runs; null for nothing.</summary>
    [Description("What is asked of the runs of the sweep: what is compared, and by which metric. Changes no run.")]
    public ComparisonOptions? Comparison { get; init; }

    /// <summary>Where results go.</summary>
    [Description("Where results go.")]
    public OutputOptions Output { get; init; } = new();

    /// <summary>How a batch is run.</summary>
    [Description("How the trials of a batch are run; changes no number.")]
    public ExecutionOptions Execution { get; init; } = new();

    /// <summary>The document it was bound from.</summary>
    internal ManifestDocument? Document { get; init; }

    /// <summary>
    /// A finding at a place of the manifest: <c>training.batch_size</c>, <c>model.layers.conv1.filters</c>.
    /// </summary>
    public Finding FindingAt(string path, Severity severity, string message) =>
        Document?.FindingAt(path, severity, message) ?? new Finding(severity, Name, 0, 0, path, message);
}
