using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// Gives every sample another shape; its values keep their order, the last dimension running fastest. Nothing is
/// copied.
/// </summary>
[Description("Every sample in another shape, its values in the same order.")]
public sealed class ReshapeLayer : Layer, IOnnxExportable
{
    /// <summary>A reshape for a place in a network.</summary>
    /// <exception cref="ComponentException">The target shape has another number of values.</exception>
    public ReshapeLayer(ReshapeOptions options, LayerSite site)
        : base(site) => OutputShape = Target(InputShape, [.. options.TargetShape]);

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override bool IsReshape => true;

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Reshape(input, OutputShape.Dimensions);

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context) =>
        input.Values.CopyTo(output.Values);

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient,
        LayerContext context)
    {
        if (!inputGradient.IsEmpty)
        {
            outputGradient.Values.CopyTo(inputGradient.Values);
        }
    }

    private static Shape Target(Shape input, int[] dimensions)
    {
        var received = $"[{string.Join(", ", dimensions)}]";
        if (dimensions.Length == 0 || dimensions.Any(d => d is 0 or < -1) || dimensions.Count(d => d == -1) > 1)
        {
            throw new ComponentException(
                $"target_shape {received} is no shape. Expected positive dimensions, one of which may be -1.");
        }

        var given = dimensions.Where(d => d > 0).Aggregate(1L, (product, d) => Math.Min(product * d, int.MaxValue));
        var free = Array.IndexOf(dimensions, -1);
        if (free >= 0 ? input.Count % given != 0 : input.Count != given)
        {
            throw new ComponentException(
                $"target_shape {received} does not fit the input {input}. "
                + $"Expected dimensions whose product is {input.Count}.");
        }

        if (free >= 0)
        {
            dimensions[free] = (int)(input.Count / given);
        }

        return new Shape(dimensions);
    }
}
