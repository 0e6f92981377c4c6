namespace CnnLab.Engine;

/// <summary>The images of a set with every channel standardised.</summary>
internal sealed class StandardizedImageSet(ImageSet images, Standardization standardization) : ImageSet
{
    private readonly float[] _mean = [.. standardization.Mean];
    private readonly float[] _factor = [.. standardization.Deviation.Select(deviation => 1 / deviation)];

    public override IReadOnlyList<int> Labels => Images.Labels;

    /// <summary>The images as they were.</summary>
    public ImageSet Images { get; } = images;

    public override void Read(int index, Span<float> image)
    {
        Images.Read(index, image);
        var area = image.Length / _mean.Length;
        for (var channel = 0; channel < _mean.Length; channel++)
        {
            var (mean, factor) = (_mean[channel], _factor[channel]);
            foreach (ref var pixel in image.Slice(channel * area, area))
            {
                pixel = (pixel - mean) * factor;
            }
        }
    }
}
