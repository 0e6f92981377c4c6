namespace CnnLab.Engine;

/// <summary>What a pass through a layer has to do for a batch, whoever does it and however.</summary>
/// <param name="MultiplyAdds">Multiply-adds by the layer's definition; 0 where they do not matter.</param>
/// <param name="Bytes">
/// Bytes of all tensors that the pass reads or writes, each counted once: the least that must come from memory if
/// nothing is in a cache.
/// </param>
public sealed record LayerWork(long MultiplyAdds, long Bytes)
{
    /// <summary>
    /// Floating-point operations for each byte, two for each multiply-add: the arithmetic intensity of the roofline
    /// model; 0 where nothing is counted.
    /// </summary>
    public double FlopsPerByte => Bytes > 0 ? 2.0 * MultiplyAdds / Bytes : 0;

    /// <summary>Input, parameters and output.</summary>
    internal static LayerWork Forward(NetworkNode node, int batchSize)
    {
        var layer = node.Layer;
        return layer.IsReshape
            ? new LayerWork(0, 0)
            : new LayerWork(
                batchSize * layer.MultiplyAdds,
                BytesOf((batchSize * (Inputs(node) + layer.OutputShape.Count)) + Parameters(layer)));
    }

    /// <summary>
    /// The gradient of the parameters costs as many multiply-adds as the forward pass, and so does that of the input,
    /// where it is wanted.
    /// </summary>
    internal static LayerWork Backward(NetworkNode node, int batchSize)
    {
        var layer = node.Layer;
        var (learns, wanted) = (layer.Parameters.Count > 0, node.WantsInputGradient);
        if (layer.IsReshape || !(learns || wanted))
        {
            return new LayerWork(0, 0);
        }

        var gradients = (learns ? 1 : 0) + (wanted ? 1 : 0);
        var perSample = (Inputs(node) * (wanted ? 2L : 1)) // the input, and its gradient
            + (layer.OutputShape.Count * (layer.BackwardUsesOutput ? 2L : 1)); // the output's gradient, and the output
        var perBatch = Parameters(layer) * gradients; // their gradient, and for the input's they themselves
        return new LayerWork(gradients * batchSize * layer.MultiplyAdds, BytesOf((batchSize * perSample) + perBatch));
    }

    private static long Inputs(NetworkNode node) => node.InputShapes.Sum(shape => (long)shape.Count);

    private static long Parameters(Layer layer) => layer.Parameters.Sum(parameter => (long)parameter.Shape.Count);

    private static long BytesOf(long values) => sizeof(float) * values;
}
