using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="BatchNormalizationLayer"/>.</summary>
public sealed record BatchNormalizationOptions : IActivatedOptions
{
    /// <summary>What the moving averages keep of themselves in a step.</summary>
    [Description("What the moving averages keep of themselves in a step; PyTorch's momentum is 1 minus this.")]
    [Range(0.0, 1.0)]
    public float Momentum { get; init; } = 0.99f;

    /// <summary>What keeps the divisor away from 0.</summary>
    [Description("What is added to the variance."), Range(0.0, 1.0, MinimumIsExclusive = true), Alias("eps")]
    public float Epsilon { get; init; } = 1e-3f;

    /// <summary>Whether a learned number is added to each channel.</summary>
    [Description("Whether a learned number, beta, is added to each channel.")]
    public bool Center { get; init; } = true;

    /// <summary>Whether each channel is multiplied with a learned number.</summary>
    [Description("Whether each channel is multiplied with a learned number, gamma.")]
    public bool Scale { get; init; } = true;

    /// <inheritdoc/>
    [Description("What is applied to the output; by default nothing.")]
    public Component<Activation>? Activation { get; init; }

    /// <summary>What beta starts with.</summary>
    [Description("What beta starts with.")]
    public Component<Initializer> BetaInitializer { get; init; } = "zeros";

    /// <summary>What gamma starts with.</summary>
    [Description("What gamma starts with.")]
    public Component<Initializer> GammaInitializer { get; init; } = "ones";
}
