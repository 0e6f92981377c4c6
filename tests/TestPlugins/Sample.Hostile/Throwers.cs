using CnnLab;

namespace Sample.Hostile;

public sealed class ThrowsAsMetric : Metric
{
    public override double Result => 0;

    public override void Reset()
    {
    }

    public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) =>
        throw new InvalidOperationException("I do not count");
}

public sealed class ThrowsAsLoss : Loss
{
    public override double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient) =>
        throw new InvalidOperationException("I lost it");
}

public sealed class ThrowsAsSchedule : LearningRateSchedule
{
    public override float Factor(TrainingProgress progress) => throw new InvalidOperationException("I am late");
}

public sealed class ThrowsAsOptimizer : Optimizer
{
    public override float LearningRate => 0.1f;

    public override void Update(ParameterUpdate update) => throw new InvalidOperationException("it cannot be better");
}

public sealed class ThrowsAsAugmentation : Augmentation
{
    public override void Apply(Span<float> image, Shape shape, ref RandomStream random) =>
        throw new InvalidOperationException("I like it as it is");
}

public sealed class ThrowsAsBatchAugmentation : BatchAugmentation
{
    public override void Apply(Batch images, Batch targets, ref RandomStream random) =>
        throw new ComponentException("Expected another batch.");
}

public sealed class NanInitializer : Initializer
{
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        values.Fill(float.NaN);
}

public sealed class ThrowsAsInitializer : Initializer
{
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        throw new InvalidOperationException("I do not know where to begin");
}

public sealed class ThrowsAsCallback : Callback
{
    public override void OnTrainingBegin() => throw new InvalidOperationException("too early");

    public override void OnEpochEnd(EpochReport report)
    {
    }
}

/// <summary>Ten images, and no disk that they are on.</summary>
public sealed class ThrowsAsDataset(DatasetOptions options) : Dataset(options)
{
    public override Shape ImageShape => new(1, 28, 28);

    public override IReadOnlyList<string> ClassNames { get; } =
        [.. Enumerable.Range(0, 10).Select(label => $"class {label}")];

    public override DatasetContents Load(CancellationToken cancellationToken) => new(new NoImages(), null, "none");

    private sealed class NoImages : ImageSet
    {
        public override IReadOnlyList<int> Labels { get; } = [.. Enumerable.Range(0, 40).Select(index => index % 10)];

        public override void Read(int index, Span<float> image) => throw new IOException("the disk is gone");
    }
}
