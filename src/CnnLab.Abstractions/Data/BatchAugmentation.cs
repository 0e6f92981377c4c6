namespace CnnLab;

/// <summary>
/// Changes the images of a training batch together with their targets, such as mixing them with each other. It is
/// listed among the augmentations and comes after all that change single images.
/// </summary>
/// <remarks>
/// Called on one thread, once a batch, never for images that are scored. Metrics of the training images take the class
/// with the largest target for the label; of equal ones the image's own. An array that is kept from call to call has
/// to be made at the first one: nothing may be allocated per step.
/// </remarks>
public abstract class BatchAugmentation : Augmentation
{
    /// <summary>Leaves single images as they are.</summary>
    public sealed override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
    }

    /// <summary>Changes a batch in place.</summary>
    /// <param name="images">The normalised, augmented images, <c>[samples, channels, height, width]</c>.</param>
    /// <param name="targets">
    /// Their targets, <c>[samples, classes]</c>: to remain distributions over the classes.
    /// </param>
    /// <param name="random">The stream of this batch in this epoch.</param>
    public abstract void Apply(Batch images, Batch targets, ref RandomStream random);
}
