namespace CnnLab.Plugins.Datasets;

/// <summary>What is done to pixels of 0 to another maximum than 255.</summary>
/// <param name="Normalization">What the manifest asks for.</param>
/// <param name="MaxValue">The value of white.</param>
internal readonly record struct PixelScale(Normalization Normalization, double MaxValue)
{
    public float Apply(float value) => Normalization switch
    {
        Normalization.Unit or Normalization.Standardize => (float)(value / MaxValue),
        Normalization.Symmetric => (float)((value / (MaxValue / 2)) - 1),
        _ => value,
    };
}
