namespace CnnLab.Engine;

/// <summary>A fold's images in the order in which they are loaded, each epoch's shuffled by the seed alone.</summary>
internal sealed class FoldBatches(FoldSplit split, FoldData data, TrainingOptions options, ulong seed)
{
    private readonly RandomStream _shuffle =
        RandomStream.For(seed, "batch_order", index: FoldPlanner.FoldNumber(split));
    private readonly RandomStream _augment =
        RandomStream.For(seed, "augmentation", index: FoldPlanner.FoldNumber(split));

    /// <summary>What the <c>val_</c> metrics are of.</summary>
    public BatchOrder Validation { get; } = new(data.Training, split.Validation);

    /// <summary>What the <c>test_</c> metrics are of.</summary>
    public BatchOrder Test { get; } = new(split.Scored(data.Training, data.Test), split.Test);

    /// <summary>An epoch's batches; those of the scores come after them, and then the next epoch's.</summary>
    public BatchOrder OfEpoch(int epoch)
    {
        var order = Test.Next ?? Shuffled(epoch);
        (order.Next, Validation.Next) = (Validation, Test);
        Test.Next = epoch < options.Epochs ? Shuffled(epoch + 1) : null;
        return order;
    }

    private BatchOrder Shuffled(int epoch)
    {
        var indexes = split.Training.ToArray();
        if (options.Shuffle)
        {
            _shuffle.Fork((ulong)epoch).Shuffle(indexes.AsSpan());
        }

        return new BatchOrder(data.Training, indexes, _augment.Fork((ulong)epoch));
    }
}
