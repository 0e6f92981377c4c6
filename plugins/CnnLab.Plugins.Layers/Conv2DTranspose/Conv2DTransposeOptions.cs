using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="Conv2DTransposeLayer"/>.</summary>
public sealed record Conv2DTransposeOptions : IActivatedOptions
{
    /// <summary>How many filters: the channels of the output.</summary>
    [Description("How many filters: the channels of the output."), Range(1, int.MaxValue), Alias("out_channels")]
    public required int Filters { get; init; }

    /// <summary>Rows and columns of each filter.</summary>
    [Description("Rows and columns of each filter."), Range(1, int.MaxValue)]
    public required Size2D KernelSize { get; init; }

    /// <summary>Rows and columns of the output from one value of the input to the next.</summary>
    [Description("Rows and columns of the output from one value of the input to the next.")]
    [Range(1, int.MaxValue), Alias("stride")]
    public Size2D Strides { get; init; } = 1;

    /// <summary>What is cut off the output's sides.</summary>
    [Description(
        "What is cut off the output's sides: \"valid\" for nothing, \"same\" for an output of input * strides, or rows "
        + "and columns in numbers, as in PyTorch.")]
    public Padding2D Padding { get; init; } = Padding2D.Valid;

    /// <summary>Rows and columns in addition at the bottom and right; null for Keras's rule.</summary>
    [Description(
        "Rows and columns in addition at the bottom and right, less than strides; by default none, or as many as "
        + "\"same\" and kernels smaller than the strides need for an output of input * strides.")]
    [Range(0, int.MaxValue)]
    public Size2D? OutputPadding { get; init; }

    /// <summary>Whether a learned number is added to each filter's output.</summary>
    [Description("Whether a learned number is added to each filter's output."), Alias("bias")]
    public bool UseBias { get; init; } = true;

    /// <summary>How the convolution behind it is computed; the results differ in the last bits.</summary>
    [Description("How the convolution whose gradient it is is computed: see conv2d.")]
    public ConvolutionChoice Algorithm { get; init; } = ConvolutionChoice.Auto;

    /// <inheritdoc/>
    [Description("What is applied to the output; by default nothing.")]
    public Component<Activation>? Activation { get; init; }

    /// <summary>What the filters start with.</summary>
    [Description("What the filters start with.")]
    public Component<Initializer> KernelInitializer { get; init; } = "glorot_uniform";

    /// <summary>What the bias starts with.</summary>
    [Description("What the bias starts with.")]
    public Component<Initializer> BiasInitializer { get; init; } = "zeros";

    /// <summary>What the filters add to the loss; null for nothing.</summary>
    [Description("What the filters add to the loss; by default nothing.")]
    public Component<Regularizer>? KernelRegularizer { get; init; }

    /// <summary>What the bias adds to the loss; null for nothing.</summary>
    [Description("What the bias adds to the loss; by default nothing.")]
    public Component<Regularizer>? BiasRegularizer { get; init; }
}
