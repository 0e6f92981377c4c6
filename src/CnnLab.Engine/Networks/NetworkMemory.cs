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

            while (end < nodes.Count && !RunsWhole(nodes[end]) && RunsWith(nodes[end], nodes[start]))
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
    private static bool RunsWith(NetworkNode node, NetworkNode first) =>
        node.Layer.IsReshape || node.Layer.SamplesPerCall <= 1
        || node.Layer.SamplesPerCall == first.Layer.SamplesPerCall;

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
