using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>The options of <see cref="Cifar100Dataset"/>.</summary>
public sealed record Cifar100Options : FileDatasetOptions
{
    /// <summary>Which label is learnt.</summary>
    [Description("Which label is learnt: fine has 100 classes, coarse has 20.")]
    public Cifar100LabelMode LabelMode { get; init; } = Cifar100LabelMode.Fine;
}
