using System.ComponentModel;
using System.Numerics.Tensors;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Makes every channel of an image larger by whole factors: <c>[channels, height, width]</c> to <c>[channels, height *
/// size, width * size]</c>. Rows and columns are interpolated one after the other.
/// </summary>
[Description("Larger images: every value repeated, or bilinear between them.")]
public sealed class UpSampling2DLayer : Layer, IOnnxExportable
{
    private readonly Resampling _rows;
    private readonly Resampling _columns;
    private readonly bool _isNearest;
    private readonly Scratch<float> _line;

    /// <summary>An up-sampling for a place in a network.</summary>
    /// <exception cref="ComponentException">The input is no image.</exception>
    public UpSampling2DLayer(UpSampling2DOptions options, LayerSite site)
        : base(site)
    {
        var (height, width) = (InputShape.Height, InputShape.Width);
        OutputShape = new Shape(InputShape.Channels, checked(height * options.Size.Height), width * options.Size.Width);
        _rows = new Resampling(height, options.Size.Height, options.Interpolation);
        _columns = new Resampling(width, options.Size.Width, options.Interpolation);
        _isNearest = options.Interpolation == Interpolation.Nearest;
        _line = site.AddScratch<float>(width);
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var (rows, columns) = (OutputShape.Height / InputShape.Height, OutputShape.Width / InputShape.Width);
        string[] inputs = [input, "", graph.Tensor("scales", [1, 1, rows, columns], 4)];
        return _isNearest
            ? graph.Node(
                "Resize",
                inputs,
                new("mode", "nearest"),
                new("coordinate_transformation_mode", "asymmetric"),
                new("nearest_mode", "floor"))
            : graph.Node(
                "Resize", inputs, new("mode", "linear"), new("coordinate_transformation_mode", "half_pixel"));
    }

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var (width, wide) = (InputShape.Width, OutputShape.Width);
        var line = context.Scratch(_line);
        for (var row = 0; row < output.Values.Length / wide; row++)
        {
            var (before, after, weight) = SourceOf(row);
            var target = output.Values.Slice(row * wide, wide);
            if (_isNearest && row > 0 && SourceOf(row - 1).Before == before)
            {
                output.Values.Slice((row - 1) * wide, wide).CopyTo(target);
                continue;
            }

            input.Values.Slice(before * width, width).CopyTo(line);
            if (weight != 0)
            {
                TensorPrimitives.Lerp(line, input.Values.Slice(after * width, width), weight, line);
            }

            Widen(line, target);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        inputGradient.Values.Clear();
        var (width, wide) = (InputShape.Width, OutputShape.Width);
        var line = context.Scratch(_line);
        for (var row = 0; row < outputGradient.Values.Length / wide; row++)
        {
            var (before, after, weight) = SourceOf(row);
            Narrow(outputGradient.Values.Slice(row * wide, wide), line);
            var target = inputGradient.Values.Slice(before * width, width);
            TensorPrimitives.MultiplyAdd(line, 1 - weight, target, target);
            if (weight != 0)
            {
                target = inputGradient.Values.Slice(after * width, width);
                TensorPrimitives.MultiplyAdd(line, weight, target, target);
            }
        }
    }

    /// <summary>
    /// The two rows of the input that make a row of the output, all counted through channels and samples.
    /// </summary>
    private (int Before, int After, float Weight) SourceOf(int row)
    {
        var (plane, line) = Math.DivRem(row, OutputShape.Height);
        var first = plane * InputShape.Height;
        return (first + _rows.Before[line], first + _rows.After[line], _rows.Weight[line]);
    }

    private void Widen(ReadOnlySpan<float> line, Span<float> target)
    {
        if (_isNearest)
        {
            Repeat(line, target);
            return;
        }

        var (before, after, weight) = (_columns.Before, _columns.After, _columns.Weight);
        for (var i = 0; i < target.Length; i++)
        {
            var value = line[before[i]];
            target[i] = value + (weight[i] * (line[after[i]] - value));
        }
    }

    private void Narrow(ReadOnlySpan<float> gradient, Span<float> line)
    {
        if (_isNearest)
        {
            AddUp(gradient, line);
            return;
        }

        line.Clear();
        var (before, after, weight) = (_columns.Before, _columns.After, _columns.Weight);
        for (var i = 0; i < gradient.Length; i++)
        {
            line[before[i]] += gradient[i] * (1 - weight[i]);
            line[after[i]] += gradient[i] * weight[i];
        }
    }

    private static void Repeat(ReadOnlySpan<float> line, Span<float> target)
    {
        var factor = target.Length / line.Length;
        var position = 0;
        foreach (var value in line)
        {
            for (var end = position + factor; position < end; position++)
            {
                target[position] = value;
            }
        }
    }

    private static void AddUp(ReadOnlySpan<float> gradient, Span<float> line)
    {
        var factor = gradient.Length / line.Length;
        var position = 0;
        foreach (ref var sum in line)
        {
            sum = 0;
            for (var end = position + factor; position < end; position++)
            {
                sum += gradient[position];
            }
        }
    }
}
