namespace CnnLab.Engine;

/// <summary>An augmentation: what it throws gets its name.</summary>
internal sealed class NamedAugmentation(Augmentation augmentation, string type) : Augmentation
{
    /// <summary>The same augmentation with its name, one of images or one of batches.</summary>
    public static Augmentation Of(Augmentation augmentation, string type) => augmentation is BatchAugmentation ofBatches
        ? new NamedBatchAugmentation(ofBatches, type)
        : new NamedAugmentation(augmentation, type);

    public static ComponentException Failure(Augmentation augmentation, string type, Exception exception) =>
        ComponentFailure.Of("augmentation", type, augmentation, "applying it", exception);

    public override void Apply(Span<float> image, Shape shape, ref RandomStream random)
    {
        try
        {
            augmentation.Apply(image, shape, ref random);
        }
        catch (Exception exception)
        {
            throw Failure(augmentation, type, exception);
        }
    }
}
