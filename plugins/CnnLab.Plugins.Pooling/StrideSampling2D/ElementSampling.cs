namespace CnnLab.Plugins.Pooling;

/// <summary>Which element of a window is taken.</summary>
public enum ElementSampling
{
    /// <summary>The first one in the image.</summary>
    First,

    /// <summary>A random one in training, the mean of all in inference.</summary>
    Random,
}
