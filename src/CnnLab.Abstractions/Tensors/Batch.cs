namespace CnnLab;

/// <summary>
/// Some consecutive samples of a tensor, writable: float32, contiguous, <c>[samples, ...shape]</c>, for images
/// <c>[samples, channels, height, width]</c>.
/// </summary>
public readonly ref struct Batch
{
    /// <summary>A view of <paramref name="count"/> samples over <paramref name="values"/>.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="values"/> has another length than the samples need.
    /// </exception>
    public Batch(Span<float> values, int count, Shape shape)
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
    public Span<float> Values { get; }

    /// <summary>How many samples.</summary>
    public int Count { get; }

    /// <summary>The shape of one sample; null only in an empty batch.</summary>
    public Shape Shape { get; }

    /// <summary>True for <c>default</c>: nobody wants what would be written here.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The values of one sample.</summary>
    public Span<float> this[int sample] => Values.Slice(sample * Shape.Count, Shape.Count);

    /// <summary>The same samples, to be read only.</summary>
    public static implicit operator ReadOnlyBatch(Batch batch) => batch.AsReadOnly();

    /// <summary>The same samples, to be read only.</summary>
    public ReadOnlyBatch AsReadOnly() => IsEmpty ? default : new ReadOnlyBatch(Values, Count, Shape);

    /// <summary>Samples <paramref name="start"/> to <paramref name="start"/> + <paramref name="count"/> - 1.</summary>
    public Batch Slice(int start, int count) =>
        new(Values.Slice(start * Shape.Count, count * Shape.Count), count, Shape);
}
