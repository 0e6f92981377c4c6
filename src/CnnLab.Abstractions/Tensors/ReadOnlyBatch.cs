namespace CnnLab;

/// <summary>
/// Some consecutive samples of a tensor, read only: float32, contiguous, <c>[samples, ...shape]</c>, for images
/// <c>[samples, channels, height, width]</c>.
/// </summary>
public readonly ref struct ReadOnlyBatch
{
    /// <summary>A view of <paramref name="count"/> samples over <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> has another length than the samples need.
    /// </exception>
    public ReadOnlyBatch(ReadOnlySpan<float> values, int count, Shape shape)
    {
        if (values.Length != (long)count * shape.Count)
        {
            throw new ArgumentException(
                $"{values.Length} values cannot hold {count} samples of shape {shape}.", nameof(values));
        }

        Values = values;
        Count = count;
        Shape = shape;
    }

    /// <summary>All values, sample after sample.</summary>
    public ReadOnlySpan<float> Values { get; }

    /// <summary>How many samples.</summary>
    public int Count { get; }

    /// <summary>The shape of one sample; null only in an empty batch.</summary>
    public Shape Shape { get; }

    /// <summary>True for <c>default</c>.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The values of one sample.</summary>
    public ReadOnlySpan<float> this[int sample] => Values.Slice(sample * Shape.Count, Shape.Count);

    /// <summary>Samples <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> - 1.</summary>
    public ReadOnlyBatch Slice(int start, int count) =>
        new(Values.Slice(start * Shape.Count, count * Shape.Count), count, Shape);
}
