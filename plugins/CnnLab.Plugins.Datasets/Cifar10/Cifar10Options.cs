using System.ComponentModel;

namespace CnnLab.Plugins.Datasets;

/// <summary>The options of <see cref="Cifar10Dataset"/>.</summary>
public sealed record Cifar10Options : FileDatasetOptions
{
    /// <summary>
    /// The files of training images, read in the order of their names; <c>*</c> and <c>?</c> stand for any characters.
    /// </summary>
    [Description("The files of training images: names, or patterns with * and ?; read in order of name.")]
    public IReadOnlyList<string> TrainFiles { get; init; } = ["data_batch_*.bin"];

    /// <summary>The files of test images, as <see cref="TrainFiles"/>.</summary>
    [Description("The files of test images: names, or patterns with * and ?.")]
    public IReadOnlyList<string> TestFiles { get; init; } = ["test_batch.bin"];
}
