namespace CnnLab.Experiments;

/// <summary>Moves images; what comes in is their background.</summary>
/// <param name="shape">The shape of an image.</param>
/// <param name="rows">Rows down; up where negative.</param>
/// <param name="columns">Columns to the right; to the left where negative.</param>
internal sealed class ImageShift(Shape shape, int rows, int columns) : IImageChange
{
    /// <summary>Shifts by so many pixels along rows, columns and both: eight directions.</summary>
    public static IReadOnlyList<ImageShift> Around(Shape shape, int pixels) =>
    [
        .. from rows in (int[])[-pixels, 0, pixels]
           from columns in (int[])[-pixels, 0, pixels]
           where (rows, columns) != (0, 0)
           select new ImageShift(shape, rows, columns),
    ];

    public void Apply(LensImage image, Span<float> target)
    {
        var background = Background.Of(image.Pixels, shape);
        for (var row = 0; row < shape.Channels * shape.Height; row++)
        {
            var (channel, place) = Math.DivRem(row, shape.Height);
            for (var column = 0; column < shape.Width; column++)
            {
                var (fromRow, fromColumn) = (place - rows, column - columns);
                target[(row * shape.Width) + column] =
                    (uint)fromRow < (uint)shape.Height && (uint)fromColumn < (uint)shape.Width
                        ? image.Pixels[(((channel * shape.Height) + fromRow) * shape.Width) + fromColumn]
                        : background[channel];
            }
        }
    }
}
