namespace CnnLab.Engine;

/// <summary>Finds out whether there are enough images for the splits that are asked for, by their numbers alone.</summary>
public static class FoldCheck
{
    /// <summary>Why the images cannot be split like that; null if they can.</summary>
    /// <param name="options">How to split.</param>
    /// <param name="validationSplit">The share of the training samples kept for <c>val_</c> metrics.</param>
    /// <param name="training">How many training images there are.</param>
    /// <param name="test">How many test images the data set has of its own; null where it has none.</param>
    public static string? FindProblem(
        CrossValidationOptions options, double validationSplit, int training, int? test)
    {
        return options switch
        {
            HoldOutOptions { TestSize: { } share } => Divide(training, share, "cross_validation.test_size")
                ?? KeepForValidation(training - Portion(training, share), validationSplit),
            HoldOutOptions when test is null or 0 => "the data set has no test images of its own. "
                + "Set cross_validation.test_size, for example 0.2, or use k_fold.",
            KFoldOptions folds when folds.NSplits > training =>
                $"cross_validation.n_splits is {folds.NSplits}, the data set has {training} training images. "
                + "Expected no more folds than images.",
            KFoldOptions folds => KeepForValidation(training - LargestFold(training, folds.NSplits), validationSplit),
            _ => KeepForValidation(training, validationSplit),
        };
    }

    /// <summary>How many images a share is.</summary>
    internal static int Portion(int count, double share) =>
        (int)Math.Round(count * share, MidpointRounding.AwayFromZero);

    private static int LargestFold(int count, int folds) => (count + folds - 1) / folds;

    private static string? KeepForValidation(int count, double share) =>
        share == 0 ? null : Divide(count, share, "training.validation_split");

    private static string? Divide(int count, double share, string option)
    {
        var portion = Portion(count, share);
        return portion > 0 && portion < count
            ? null
            : $"{option} is {share}: of {count} images that leaves {portion} and {count - portion}. "
                + "Expected at least one on each side.";
    }
}
