using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="GroupNormalizationLayer"/>.</summary>
public sealed record GroupNormalizationOptions
{
    /// <summary>Into how many groups the channels are cut.</summary>
    [Description("Into how many groups of equal size the channels are cut: 1 takes all together, as many as there are "
        + "channels each alone (instance normalization).")]
    [Range(1, int.MaxValue), Alias("num_groups")]
    public int Groups { get; init; } = 32;

    /// <summary>What keeps the divisor away from 0.</summary>
    [Description("What is added to the variance."), Range(0.0, 1.0, MinimumIsExclusive = true), Alias("eps")]
    public float Epsilon { get; init; } = 1e-3f;

    /// <summary>Whether a learned number is added to each channel.</summary>
    [Description("Whether a learned number, beta, is added to each channel.")]
    public bool Center { get; init; } = true;

    /// <summary>Whether each channel is multiplied with a learned number.</summary>
    [Description("Whether each channel is multiplied with a learned number, gamma.")]
    public bool Scale { get; init; } = true;

    /// <summary>What beta starts with.</summary>
    [Description("What beta starts with.")]
    public Component<Initializer> BetaInitializer { get; init; } = "zeros";

    /// <summary>What gamma starts with.</summary>
    [Description("What gamma starts with.")]
    public Component<Initializer> GammaInitializer { get; init; } = "ones";
}
