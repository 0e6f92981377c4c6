namespace CnnLab.Engine;

/// <summary>Gives every layer its tensors, once: outputs share memory with inputs where the layers allow it.</summary>
internal static class NetworkMemory
{
    public static void Allocate(IReadOnlyList<NetworkNode> nodes, float[] input, int batchSize, int workers)
    {
        var (values, producerReadsOutput) = (input, true);
        foreach (var node in nodes)
        {
            foreach (var memory in node.Memory)
            {
                memory.Allocate(batchSize, workers);
            }

            var inPlace = node.Layer.IsReshape || (node.Layer.CanRunInPlace && !producerReadsOutput);
            node.Input = values;
            node.Output = values = inPlace ? values : new float[checked(batchSize * node.Layer.OutputShape.Count)];
            producerReadsOutput = node.Layer.IsReshape ? producerReadsOutput : node.Layer.BackwardUsesOutput;
        }
    }

    /// <summary>Gives another batch to the layers that see it itself: the first, and one behind a reshape.</summary>
    public static void ReplaceInput(List<NetworkNode> nodes, float[] old, float[] input)
    {
        foreach (var node in nodes)
        {
            node.Input = ReferenceEquals(node.Input, old) ? input : node.Input;
            node.Output = ReferenceEquals(node.Output, old) ? input : node.Output;
        }
    }

    /// <summary>A gradient is wanted for every input behind a layer that learns.</summary>
    public static void MarkGradients(IReadOnlyList<NetworkNode> nodes)
    {
        var learned = false;
        foreach (var node in nodes)
        {
            node.WantsInputGradient = learned;
            learned |= node.Layer.Parameters.Count > 0;
        }
    }

    public static Segment[] Segments(
        IReadOnlyList<NetworkNode> nodes, ParameterArena arena, ComputeBackend compute, int batchSize)
    {
        var segments = new List<Segment>();
        for (int start = 0, end; start < nodes.Count; start = end)
        {
            end = start + 1;
            if (RunsWhole(nodes[start]))
            {
                segments.Add(new BatchSegment(nodes[start], arena, compute));
                continue;
            }

            while (end < nodes.Count && !RunsWhole(nodes[end]) && RunsWith(nodes[end], nodes[start], batchSize))
            {
                end++;
            }

            segments.Add(new SampleSegment([.. nodes.Skip(start).Take(end - start)], arena, compute, batchSize));
        }

        ConnectGradients(segments, batchSize);
        return [.. segments];
    }

    /// <summary>A reshape is never called, so it never needs the whole batch.</summary>
    private static bool RunsWhole(NetworkNode node) => node.Layer.NeedsWholeBatch && !node.Layer.IsReshape;

    /// <summary>
    /// Layers that want calls of another size begin a segment of their own; those that do not care go along.
    /// </summary>
    private static bool RunsWith(NetworkNode node, NetworkNode first, int batchSize)
    {
        var samples = SampleSegment.SamplesPerCall(node.Layer, batchSize);
        return node.Layer.IsReshape || samples == 1 || samples == SampleSegment.SamplesPerCall(first.Layer, batchSize);
    }

    private static void ConnectGradients(List<Segment> segments, int batchSize)
    {
        float[]? gradient = null;
        foreach (var segment in segments)
        {
            segment.InputGradient = gradient;
            gradient = new float[checked(batchSize * segment.OutputShape.Count)];
            segment.OutputGradient = gradient;
        }
    }
}
