using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CnnLab.Compute;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="Conv2DLayer"/>.</summary>
public sealed record Conv2DOptions : IActivatedOptions
{
    /// <summary>How many filters: the channels of the output.</summary>
    [Description("How many filters: the channels of the output."), Range(1, int.MaxValue), Alias("out_channels")]
    public required int Filters { get; init; }

    /// <summary>Rows and columns of each filter.</summary>
    [Description("Rows and columns of each filter."), Range(1, int.MaxValue)]
    public required Size2D KernelSize { get; init; }

    /// <summary>Rows and columns between two positions of the filters.</summary>
    [Description("Rows and columns between two positions of the filters."), Range(1, int.MaxValue), Alias("stride")]
    public Size2D Strides { get; init; } = 1;

    /// <summary>Zeros around the image.</summary>
    [Description(
        "Zeros around the image: \"valid\", \"same\", a number, [rows, columns] or [[top, bottom], [left, right]].")]
    public Padding2D Padding { get; init; } = Padding2D.Valid;

    /// <summary>Rows and columns of the image from one value of a filter to the next: above 1 it has gaps.</summary>
    [Description(
        "Rows and columns of the image from one value of a filter to the next: above 1 the filter has gaps, and runs "
        + "by im2col.")]
    [Range(1, int.MaxValue), Alias("dilation")]
    public Size2D DilationRate { get; init; } = 1;

    /// <summary>
    /// How many parts of equal size channels and filters are cut into; the filters of a part see its channels only.
    /// </summary>
    [Description(
        "How many parts of equal size channels and filters are cut into; the filters of a part see its channels only. "
        + "Above 1 it runs by im2col; with one channel in each, depthwise_conv2d is faster.")]
    [Range(1, int.MaxValue)]
    public int Groups { get; init; } = 1;

    /// <summary>Whether a learned number is added to each filter's output.</summary>
    [Description("Whether a learned number is added to each filter's output."), Alias("bias")]
    public bool UseBias { get; init; } = true;

    /// <summary>How the convolution is computed; the results differ in the last bits.</summary>
    [Description(
        "How it is computed, by default as suits the sizes; the results differ in the last bits. im2col: matrix "
        + "products with the image's columns, the reference; implicit: the same products, without the columns; "
        + "direct: the definition, for few channels; winograd: fewer multiplications, for 3x3 kernels with strides 1, with outputs "
        + "by 2x2 or by 4x4, whichever saves more.")]
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
