namespace CnnLab.Engine;

/// <summary>The images as one fold sees them.</summary>
/// <param name="Training">The images that are cut into folds.</param>
/// <param name="Test">The data set's own test images; null where there are none.</param>
/// <param name="Standardization">What was done to every channel; null for nothing.</param>
internal sealed record FoldData(ImageSet Training, ImageSet? Test, Standardization? Standardization)
{
    /// <summary>Standardises where the manifest says so, by nothing but what the fold learns from.</summary>
    public static FoldData Of(
        DatasetContents data, DatasetOptions options, FoldSplit split, Shape shape, IParallelLoop parallel)
    {
        if (options.Normalize != Normalization.Standardize)
        {
            return new FoldData(data.Training, data.Test, null);
        }

        var standardization = Standardization.Of(data.Training, split.Training, shape, parallel);
        return new FoldData(
            new StandardizedImageSet(data.Training, standardization),
            data.Test is null ? null : new StandardizedImageSet(data.Test, standardization),
            standardization);
    }
}
