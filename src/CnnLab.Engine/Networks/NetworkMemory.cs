namespace CnnLab.Engine;

/// <summary>Gives every layer its tensors, once: outputs share memory with inputs where the layers allow it.</summary>
internal static class NetworkMemory
{
    /// <param name="nodes">The layers.</param>
    /// <param name="input">The memory of the network's input.</param>
    /// <param name="batchSize">The most samples of a batch.</param>
    /// <param name="workers">How many threads there are.</param>
    /// <param name="keepsOutputs">Whether no layer may write over another one's output.</param>
    public static void Allocate(
        IReadOnlyList<NetworkNode> nodes, float[] input, int batchSize, int workers, bool keepsOutputs = false)
    {
        var keepsMemory = KeepMemory(nodes);
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

            node.Output = keepsMemory[index] && (node.Layer.IsReshape || !keepsOutputs)
                ? node.Inputs[0]
                : new float[checked(batchSize * node.Layer.OutputShape.Count)];
        }
    }

    /// <summary>Which nodes have their output in the memory of their input.</summary>
    public static bool[] KeepMemory(IReadOnlyList<NetworkNode> nodes)
    {
        var uses = Uses(nodes);
        var (keeps, shared, read) = (new bool[nodes.Count], new bool[nodes.Count], new bool[nodes.Count]);
        for (var index = 0; index < nodes.Count; index++)
        {
            // Nobody else reads what goes in, neither now nor going back.
            var node = nodes[index];
            var first = node.Sources[0];
            var isOverwritable = first >= 0 && !shared[first] && !read[first];
            keeps[index] = node.Layer.IsReshape || (node.Layer.CanRunInPlace && isOverwritable);
            shared[index] = uses[index] > 1 || (node.Layer.IsReshape && (first < 0 || shared[first]));
            read[index] = node.Layer.IsReshape ? first < 0 || read[first] : node.Layer.BackwardUsesOutput;
        }

        return keeps;
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
        foreach (var together in Together(nodes, batchSize))
        {
            segments.Add(together[0].RunsWhole
                ? new BatchSegment(together[0], arena, compute)
                : new SampleSegment(together, arena, compute, batchSize));
        }

        GradientPlan.Apply(segments, batchSize);
        return [.. segments];
    }

    /// <summary>The layers of each segment.</summary>
    public static IEnumerable<NetworkNode[]> Together(IReadOnlyList<NetworkNode> nodes, int batchSize)
    {
        for (int start = 0, end; start < nodes.Count; start = end)
        {
            end = start + 1;
            while (!nodes[start].RunsWhole
                && end < nodes.Count
                && !nodes[end].RunsWhole
                && RunsWith(nodes[end], nodes[start], batchSize))
            {
                end++;
            }

            yield return [.. nodes.Skip(start).Take(end - start)];
        }
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
