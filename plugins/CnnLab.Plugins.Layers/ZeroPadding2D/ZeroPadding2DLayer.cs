using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Zeros around every channel of an image: <c>[channels, height, width]</c> to <c>[channels, height + top + bottom,
/// width + left + right]</c>.
/// </summary>
[Description("Rows and columns of zeros around the image.")]
public sealed class ZeroPadding2DLayer : Layer, IOnnxExportable
{
    private readonly Padding2D _padding;

    /// <summary>A padding for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image, or the padding not in numbers.</exception>
    public ZeroPadding2DLayer(ZeroPadding2DOptions options, LayerSite site)
        : base(site)
    {
        _padding = options.Padding;
        if (_padding.Mode != PaddingMode.Explicit)
        {
            throw new ComponentException(
                $"padding \"{_padding}\" means something under a window only. "
                + "Expected numbers: 1, [rows, columns] or [[top, bottom], [left, right]].");
        }

        OutputShape = new Shape(
            InputShape.Channels,
            InputShape.Height + _padding.Top + _padding.Bottom,
            InputShape.Width + _padding.Left + _padding.Right);
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Pad(input, (_padding.Top, _padding.Left, _padding.Bottom, _padding.Right), 0);

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        output.Values.Clear();
        var width = InputShape.Width;
        for (var row = 0; row < input.Values.Length / width; row++)
        {
            input.Values.Slice(row * width, width).CopyTo(output.Values[PlaceOf(row)..]);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        var width = InputShape.Width;
        for (var row = 0; row < inputGradient.Values.Length / width; row++)
        {
            outputGradient.Values.Slice(PlaceOf(row), width).CopyTo(inputGradient.Values[(row * width)..]);
        }
    }

    /// <summary>Where a row of the input, counted through all channels and samples, begins in the output.</summary>
    private int PlaceOf(int row)
    {
        var (plane, line) = Math.DivRem(row, InputShape.Height);
        return (((plane * OutputShape.Height) + line + _padding.Top) * OutputShape.Width) + _padding.Left;
    }
}
