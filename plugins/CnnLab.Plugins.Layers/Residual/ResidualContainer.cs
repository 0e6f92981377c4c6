using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>Layers whose output is added to their input, which may go through a projection.</summary>
/// <remarks>He, Zhang, Ren, Sun: "Deep Residual Learning for Image Recognition", 2016.</remarks>
[Description("Layers whose output is added to their input: a block of a residual network (He and others 2016).")]
public sealed class ResidualContainer(ResidualOptions options) : Container
{
    /// <inheritdoc/>
    /// <exception cref="ComponentException">Output and shortcut do not fit together.</exception>
    public override LayerOutput Build(LayerOutput input, ContainerSite site)
    {
        var output = site.Add(options.Layers, input);
        var shortcut = site.Branch("shortcut").Add(options.Shortcut, input);
        if (shortcut.Shape == output.Shape)
        {
            return site.Merge("sum", new SumMerge(output.Shape), output, shortcut);
        }

        if (options.Shortcut.Count > 0 || options.Projection == ResidualProjection.None)
        {
            throw new ComponentException(
                $"the layers give {output.Shape}, the shortcut gives {shortcut.Shape}. "
                + "Expected one shape, for they are added.");
        }

        var strides = Strides(input.Shape, output.Shape);
        return options.Projection == ResidualProjection.Pad
            ? site.Merge("sum", new PaddedSumMerge(input.Shape, output.Shape, strides), output, input)
            : site.Merge("sum", new SumMerge(output.Shape), output, site.Add(Project(output.Shape, strides), input));
    }

    private static LayerDefinition Project(Shape output, Size2D strides) => new(
        "projection",
        new Component<Layer>(
            "conv2d",
            new Conv2DOptions { Filters = output.Channels, KernelSize = 1, Strides = strides, UseBias = false }));

    /// <summary>The strides with which a 1x1 window over the input has as many places as the output.</summary>
    private static Size2D Strides(Shape input, Shape output)
    {
        if (input.IsImage && output.IsImage)
        {
            var strides = new Size2D(Stride(input.Height, output.Height), Stride(input.Width, output.Width));
            if (((input.Height - 1) / strides.Height) + 1 == output.Height
                && ((input.Width - 1) / strides.Width) + 1 == output.Width)
            {
                return strides;
            }
        }

        throw new ComponentException(
            $"the layers make {output} of {input}, and no 1x1 window with strides has as many places. "
            + "Give the layers of a `shortcut` that does the same to the shape.");
    }

    private static int Stride(int input, int output) => (input + output - 1) / output;
}
