namespace CnnLab.Experiments;

/// <summary>
/// Adds Gaussian noise and cuts off what is out of range. An image gets the same draws at every strength, so that a
/// stronger change is more of the same.
/// </summary>
/// <param name="images">Have the range of values.</param>
/// <param name="deviation">The standard deviation, as a share of that range.</param>
/// <param name="seed">Decides the draws, with the image's place in the data set.</param>
internal sealed class NoiseChange(LensImages images, double deviation, ulong seed) : IImageChange
{
    public void Apply(LensImage image, Span<float> target)
    {
        var random = RandomStream.For(seed, "lens", "noise", (ulong)image.Index);
        var scale = deviation * (images.High - images.Low);
        for (var i = 0; i < target.Length; i++)
        {
            var value = (float)(image.Pixels[i] + (scale * random.NextGaussian()));
            target[i] = Math.Clamp(value, images.Low, images.High);
        }
    }
}
