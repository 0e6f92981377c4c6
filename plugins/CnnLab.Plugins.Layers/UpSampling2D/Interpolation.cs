namespace CnnLab.Plugins.Layers;

/// <summary>How an image is made larger.</summary>
public enum Interpolation
{
    /// <summary>Every value is repeated.</summary>
    Nearest,

    /// <summary>
    /// Weighted means of the four values around, over pixels that are little squares (TensorFlow 2: half-pixel centers,
    /// PyTorch: <c>align_corners=False</c>).
    /// </summary>
    Bilinear,
}
