namespace CnnLab.Plugins.Layers;

/// <summary>How a residual block's input is made to fit its output.</summary>
public enum ResidualProjection
{
    /// <summary>By a learned 1x1 convolution without bias.</summary>
    Convolution,

    /// <summary>By leaving places out and padding channels with zeros.</summary>
    Pad,

    /// <summary>Not at all.</summary>
    None,
}
