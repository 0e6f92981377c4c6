namespace CnnLab.Plugins.Layers;

/// <summary>Branches one behind the other along their first dimension: the channels of images, the units of vectors.</summary>
internal sealed class ChannelMerge : Merge, IOnnxMerge
{
    private readonly int[] _starts;

    public ChannelMerge(IReadOnlyList<Shape> branches)
    {
        var first = branches[0].Dimensions;
        for (var branch = 1; branch < branches.Count; branch++)
        {
            var dimensions = branches[branch].Dimensions;
            if (dimensions.Length != first.Length || !dimensions[1..].SequenceEqual(first[1..]))
            {
                throw new ComponentException(
                    $"branch {branch + 1} gives {branches[branch]}, branch 1 gives {branches[0]}. "
                    + "Expected branches that differ in their channels only, the first dimension.");
            }
        }

        _starts = new int[branches.Count];
        for (var branch = 1; branch < branches.Count; branch++)
        {
            _starts[branch] = _starts[branch - 1] + branches[branch - 1].Count;
        }

        OutputShape = new Shape([branches.Sum(branch => branch.Dimensions[0]), .. first[1..]]);
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, IReadOnlyList<string> inputs) =>
        graph.Node("Concat", inputs, new OnnxAttribute("axis", 1));

    /// <inheritdoc/>
    public override void Forward(int branch, ReadOnlyBatch input, Batch output)
    {
        for (var sample = 0; sample < input.Count; sample++)
        {
            input[sample].CopyTo(output[sample][_starts[branch]..]);
        }
    }

    /// <inheritdoc/>
    public override void Backward(int branch, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        for (var sample = 0; sample < inputGradient.Count; sample++)
        {
            outputGradient[sample].Slice(_starts[branch], inputGradient.Shape.Count).CopyTo(inputGradient[sample]);
        }
    }
}
