using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="GatedPooling2D"/>.</summary>
public sealed record GatedPooling2DOptions : PoolingOptions
{
    /// <summary>Whether each channel learns a filter of its own.</summary>
    [Description("Whether each channel learns a filter of its own; by default the layer has one.")]
    public bool PerChannel { get; init; }

    /// <summary>What the filter starts with.</summary>
    [Description("What the filter starts with: zeros are halfway between the maximum and the mean.")]
    public Component<Initializer> GateInitializer { get; init; } = "zeros";
}
