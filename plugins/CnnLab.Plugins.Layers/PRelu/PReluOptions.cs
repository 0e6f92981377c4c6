using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="PReluLayer"/>.</summary>
public sealed record PReluOptions
{
    /// <summary>Which values share a slope.</summary>
    [Description(
        "Which values share a slope: those of a channel (Keras: shared_axes [1, 2]), none (Keras's default), or all.")]
    public SlopeSharing Sharing { get; init; } = SlopeSharing.Channel;

    /// <summary>What the slopes start with.</summary>
    [Description("What the slopes start with; He et al. took 0.25.")]
    public Component<Initializer> AlphaInitializer { get; init; } = "zeros";
}
