using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="DenseLayer"/>.</summary>
public sealed record DenseOptions : IActivatedOptions
{
    /// <summary>How many outputs.</summary>
    [Description("How many outputs."), Range(1, int.MaxValue), Alias("out_features")]
    public required int Units { get; init; }

    /// <summary>Whether a learned number is added to each output.</summary>
    [Description("Whether a learned number is added to each output."), Alias("bias")]
    public bool UseBias { get; init; } = true;

    /// <inheritdoc/>
    [Description("What is applied to the output; by default nothing.")]
    public Component<Activation>? Activation { get; init; }

    /// <summary>What the weights start with.</summary>
    [Description("What the weights start with.")]
    public Component<Initializer> KernelInitializer { get; init; } = "glorot_uniform";

    /// <summary>What the bias starts with.</summary>
    [Description("What the bias starts with.")]
    public Component<Initializer> BiasInitializer { get; init; } = "zeros";

    /// <summary>What the weights add to the loss; null for nothing.</summary>
    [Description("What the weights add to the loss; by default nothing.")]
    public Component<Regularizer>? KernelRegularizer { get; init; }

    /// <summary>What the bias adds to the loss; null for nothing.</summary>
    [Description("What the bias adds to the loss; by default nothing.")]
    public Component<Regularizer>? BiasRegularizer { get; init; }
}
