using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>The options of <see cref="EmnistDataset"/>.</summary>
public sealed record EmnistOptions : FileDatasetOptions
{
    /// <summary>Which classes, and which files.</summary>
    [Description(
        "Which classes: byclass has 62, bymerge and balanced 47, letters 26, digits and mnist 10.")]
    public EmnistSplit Split { get; init; } = EmnistSplit.Balanced;
}
