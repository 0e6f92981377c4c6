namespace CnnLab.Experiments;

/// <summary>
/// Hides a square of the image behind its background. Where the square lies is drawn once for an image, whatever the
/// square's size.
/// </summary>
/// <param name="shape">The shape of an image.</param>
/// <param name="share">The square's side, as a share of the image's shorter side; a pixel at least.</param>
/// <param name="seed">Decides the place, with the image's place in the data set.</param>
internal sealed class OcclusionChange(Shape shape, double share, ulong seed) : IImageChange
{
    private readonly int _side = Math.Max(
        1, (int)Math.Round(share * Math.Min(shape.Height, shape.Width), MidpointRounding.AwayFromZero));

    public void Apply(LensImage image, Span<float> target)
    {
        image.Pixels.CopyTo(target);
        var random = RandomStream.For(seed, "lens", "occlusion", (ulong)image.Index);
        var top = (int)(random.NextDouble() * (shape.Height - _side + 1));
        var left = (int)(random.NextDouble() * (shape.Width - _side + 1));
        var background = Background.Of(image.Pixels, shape);
        for (var channel = 0; channel < shape.Channels; channel++)
        {
            for (var row = top; row < top + _side; row++)
            {
                var start = (((channel * shape.Height) + row) * shape.Width) + left;
                target.Slice(start, _side).Fill(background[channel]);
            }
        }
    }
}
