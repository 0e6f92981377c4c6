namespace CnnLab.Plugins.Layers;

/// <summary>Which values of a sample have one learned slope.</summary>
public enum SlopeSharing
{
    /// <summary>Those of a channel: He et al.'s channel-wise form; of a vector each value has its own.</summary>
    Channel,

    /// <summary>None: each value has its own, Keras's default.</summary>
    None,

    /// <summary>All: He et al.'s channel-shared form.</summary>
    All,
}
