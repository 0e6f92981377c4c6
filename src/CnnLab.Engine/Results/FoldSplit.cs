namespace CnnLab.Engine;

/// <summary>Which samples a fold learns from and which it is scored on.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Training">Places in the data set's training images.</param>
/// <param name="Validation">Places in the data set's training images, for the <c>val_</c> metrics.</param>
/// <param name="Test">
/// Places of the scored images: in the training images, or in the test images where <paramref name="OwnTestImages"/>.
/// </param>
/// <param name="OwnTestImages">Whether the data set's own test images are scored.</param>
public sealed record FoldSplit(int Repeat, int Fold, int[] Training, int[] Validation, int[] Test, bool OwnTestImages)
{
    /// <summary>The images that <see cref="Test"/> has the places of.</summary>
    /// <param name="training">The images that are cut into folds.</param>
    /// <param name="test">The data set's own test images; null where there are none.</param>
    public ImageSet Scored(ImageSet training, ImageSet? test) => OwnTestImages ? test! : training;
}
