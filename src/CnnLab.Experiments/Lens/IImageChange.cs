namespace CnnLab.Experiments;

/// <summary>A change to images that should not change what they are called.</summary>
internal interface IImageChange
{
    /// <summary>Assigns the changed image to <paramref name="target"/>; the same one every time.</summary>
    void Apply(LensImage image, Span<float> target);
}
