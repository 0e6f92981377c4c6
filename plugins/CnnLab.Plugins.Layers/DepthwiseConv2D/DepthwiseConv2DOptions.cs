using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="DepthwiseConv2DLayer"/>.</summary>
public sealed record DepthwiseConv2DOptions : IActivatedOptions
{
    /// <summary>Rows and columns of each kernel.</summary>
    [Description("Rows and columns of each kernel."), Range(1, int.MaxValue)]
    public required Size2D KernelSize { get; init; }

    /// <summary>Rows and columns between two positions of the kernels.</summary>
    [Description("Rows and columns between two positions of the kernels."), Range(1, int.MaxValue), Alias("stride")]
    public Size2D Strides { get; init; } = 1;

    /// <summary>Zeros around the image.</summary>
    [Description(
        "Zeros around the image: \"valid\", \"same\", a number, [rows, columns] or [[top, bottom], [left, right]].")]
    public Padding2D Padding { get; init; } = Padding2D.Valid;

    /// <summary>How many kernels, and so output channels, each input channel has.</summary>
    [Description("How many kernels, and so output channels, each input channel has."), Range(1, int.MaxValue)]
    public int DepthMultiplier { get; init; } = 1;

    /// <summary>Rows and columns of the image from one value of a kernel to the next.</summary>
    [Description("Rows and columns of the image from one value of a kernel to the next.")]
    [Range(1, int.MaxValue), Alias("dilation")]
    public Size2D DilationRate { get; init; } = 1;

    /// <summary>Whether a learned number is added to each output channel.</summary>
    [Description("Whether a learned number is added to each output channel."), Alias("bias")]
    public bool UseBias { get; init; } = true;

    /// <inheritdoc/>
    [Description("What is applied to the output; by default nothing.")]
    public Component<Activation>? Activation { get; init; }

    /// <summary>What the kernels start with.</summary>
    [Description("What the kernels start with.")]
    public Component<Initializer> DepthwiseInitializer { get; init; } = "glorot_uniform";

    /// <summary>What the bias starts with.</summary>
    [Description("What the bias starts with.")]
    public Component<Initializer> BiasInitializer { get; init; } = "zeros";

    /// <summary>What the kernels add to the loss; null for nothing.</summary>
    [Description("What the kernels add to the loss; by default nothing.")]
    public Component<Regularizer>? DepthwiseRegularizer { get; init; }

    /// <summary>What the bias adds to the loss; null for nothing.</summary>
    [Description("What the bias adds to the loss; by default nothing.")]
    public Component<Regularizer>? BiasRegularizer { get; init; }
}
