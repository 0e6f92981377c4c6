namespace CnnLab.Engine;

/// <summary>An augmentation of batches: what it throws gets its name.</summary>
internal sealed class NamedBatchAugmentation(BatchAugmentation augmentation, string type) : BatchAugmentation
{
    public override void Apply(Batch images, Batch targets, ref RandomStream random)
    {
        try
        {
            augmentation.Apply(images, targets, ref random);
        }
        catch (Exception exception)
        {
            throw NamedAugmentation.Failure(augmentation, type, exception);
        }
    }
}
