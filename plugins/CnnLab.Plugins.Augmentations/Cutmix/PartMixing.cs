namespace CnnLab.Plugins.Augmentations;

/// <summary>An image takes a rectangle of its partner, in all channels.</summary>
/// <param name="shape">The shape of an image.</param>
/// <param name="rows">The rows of the rectangle.</param>
/// <param name="columns">Its columns.</param>
internal readonly struct PartMixing(Shape shape, Range rows, Range columns) : IMixing
{
    public void Mix(Span<float> sample, ReadOnlySpan<float> partner)
    {
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            for (var row = rows.Start.Value; row < rows.End.Value; row++)
            {
                var line = ((channel * shape.Height) + row) * shape.Width;
                partner.Slice(line, shape.Width)[columns].CopyTo(sample.Slice(line, shape.Width)[columns]);
            }
        }
    }
}
