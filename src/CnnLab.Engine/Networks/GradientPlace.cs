namespace CnnLab.Engine;

/// <summary>
/// Where a gradient between layers lies: in memory for the whole batch, or in one of the worker's slots, for as long as
/// the worker is at a chunk of samples; the default is nowhere, for nobody wants it.
/// </summary>
/// <param name="Whole">The batch's gradients.</param>
/// <param name="Slot">The number of the slot, from 1; 0 for none.</param>
internal readonly record struct GradientPlace(float[]? Whole, int Slot)
{
    public bool Exists => Whole is not null || Slot > 0;

    /// <summary>The gradients of some samples.</summary>
    public Batch Samples(Shape shape, int first, int count, NodeContext context)
    {
        var elements = count * shape.Count;
        return Whole is not null ? new Batch(Whole.AsSpan(first * shape.Count, elements), count, shape)
            : Slot > 0 ? new Batch(context.Slot(Slot, elements), count, shape)
            : default;
    }
}
