using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="LayerNormalizationLayer"/>.</summary>
public sealed record LayerNormalizationOptions
{
    /// <summary>What keeps the divisor away from 0.</summary>
    [Description("What is added to the variance."), Range(0.0, 1.0, MinimumIsExclusive = true), Alias("eps")]
    public float Epsilon { get; init; } = 1e-3f;

    /// <summary>Whether a learned number is added to each value.</summary>
    [Description("Whether a learned number, beta, is added to each value.")]
    public bool Center { get; init; } = true;

    /// <summary>Whether each value is multiplied with a learned number.</summary>
    [Description("Whether each value is multiplied with a learned number, gamma.")]
    public bool Scale { get; init; } = true;

    /// <summary>What beta starts with.</summary>
    [Description("What beta starts with.")]
    public Component<Initializer> BetaInitializer { get; init; } = "zeros";

    /// <summary>What gamma starts with.</summary>
    [Description("What gamma starts with.")]
    public Component<Initializer> GammaInitializer { get; init; } = "ones";
}
