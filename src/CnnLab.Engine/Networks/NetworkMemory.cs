namespace CnnLab.Engine;

/// <summary>Gives every layer its tensors, once: outputs share memory with inputs where the layers allow it.</summary>
internal static class NetworkMemory
{
    public static void Allocate(IReadOnlyList<NetworkNode> nodes, float[] input, int batchSize, int workers)
    {
        var uses = Uses(nodes);
        var (shared, read) = (new bool[nodes.Count], new bool[nodes.Count]);
        for (var index = 0; index < nodes.Count; index++)
        {
            var node = nodes[index];
            foreach (var memory in node.Memory)
            {
                memory.Allocate(batchSize, workers);
            }

            for (var source = 0; source < node.Sources.Length; source++)
            {
                node.Inputs[source] = node.Sources[source] < 0 ? input : nodes[node.Sources[source]].Output;
            }

            // Nobody else reads what goes in, neither now nor going back.
            var first = node.Sources[0];
            var isOverwritable = first >= 0 && !shared[first] && !read[first];
            var keepsMemory = node.Layer.IsReshape || (node.Layer.CanRunInPlace && isOverwritable);
            node.Output = keepsMemory ? node.Inputs[0] : new float[checked(batchSize * node.Layer.OutputShape.Count)];
            shared[index] = uses[index] > 1 || (node.Layer.IsReshape && (first < 0 || shared[first]));
            read[index] = node.Layer.IsReshape ? first < 0 || read[first] : node.Layer.BackwardUsesOutput;
        }
    }

    /// <summary>How many inputs read each node's output.</summary>
    public static int[] Uses(IReadOnlyList<NetworkNode> nodes)
    {
        var uses = new int[nodes.Count];
        foreach (var source in nodes.SelectMany(node => node.Sources).Where(source => source >= 0))
        {
            uses[source]++;
        }

        return uses;
    }

    /// <summary>Gives another batch to the layers that see it itself: the first ones, and those behind a reshape.</summary>
    public static void ReplaceInput(List<NetworkNode> nodes, float[] old, float[] input)
    {
        foreach (var node in nodes)
        {
            node.Inputs.AsSpan().Replace(old, input);
            node.Output = ReferenceEquals(node.Output, old) ? input : node.Output;
        }
    }

    /// <summary>A gradient is wanted for every input behind a layer that learns.</summary>
    public static void MarkGradients(IReadOnlyList<NetworkNode> nodes)
    {
        foreach (var node in nodes)
        {
            node.WantsInputGradient = node.Sources.Any(source => source >= 0 && nodes[source].WantsOutputGradient);
        }
    }

    public static Segment[] Segments(
        IReadOnlyList<NetworkNode> nodes, ParameterArena arena, ComputeBackend compute, int batchSize)
    {
        var segments = new List<Segment>();
        for (int start = 0, end; start < nodes.Count; start = end)
        {
            end = start + 1;
            if (nodes[start].RunsWhole)
            {
                segments.Add(new BatchSegment(nodes[start], arena, compute));
                continue;
            }

            while (end < nodes.Count && !nodes[end].RunsWhole && RunsWith(nodes[end], nodes[start], batchSize))
            {
                end++;
            }

            segments.Add(new SampleSegment([.. nodes.Skip(start).Take(end - start)], arena, compute, batchSize));
        }

        GradientPlan.Apply(segments, batchSize);
        return [.. segments];
    }

    /// <summary>
    /// Layers that want calls of another size begin a segment of their own; those that do not care go along.
    /// </summary>
    private static bool RunsWith(NetworkNode node, NetworkNode first, int batchSize)
    {
        var samples = SampleSegment.SamplesPerCall(node.Layer, batchSize);
        return node.Layer.IsReshape || samples == 1 || samples == SampleSegment.SamplesPerCall(first.Layer, batchSize);
    }
}
