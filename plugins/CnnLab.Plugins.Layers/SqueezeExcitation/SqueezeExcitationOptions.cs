using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="SqueezeExcitationLayer"/>.</summary>
public sealed record SqueezeExcitationOptions
{
    /// <summary>How many channels there are for each unit between the two dense layers.</summary>
    [Description("How many channels there are for each unit between the two dense layers; a rest is dropped.")]
    [Range(1, int.MaxValue), Alias("reduction")]
    public int Ratio { get; init; } = 16;

    /// <summary>Whether the two dense layers have a bias.</summary>
    [Description("Whether the two dense layers have a bias."), Alias("bias")]
    public bool UseBias { get; init; } = true;

    /// <summary>What the weights of both start with.</summary>
    [Description("What the weights of both start with.")]
    public Component<Initializer> KernelInitializer { get; init; } = "glorot_uniform";

    /// <summary>What the biases of both start with.</summary>
    [Description("What the biases of both start with.")]
    public Component<Initializer> BiasInitializer { get; init; } = "zeros";
}
