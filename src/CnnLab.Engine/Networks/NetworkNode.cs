namespace CnnLab.Engine;

/// <summary>A layer in its place: its memory, and what the layers around it make of it.</summary>
/// <param name="name">The layer's name, with those of the containers it is in.</param>
/// <param name="type">Its type.</param>
/// <param name="layer">The layer; a <see cref="MergeLayer"/> where branches come together.</param>
/// <param name="site">What it has asked for.</param>
/// <param name="sources">The nodes that its inputs come from, by their place in the network; -1 is the network's input.</param>
internal sealed class NetworkNode(string name, string type, Layer layer, BuildSite site, params int[] sources)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public Layer Layer { get; } = layer;

    public int[] Sources { get; } = sources;

    /// <summary>The shapes of a sample of each input.</summary>
    public Shape[] InputShapes { get; init; } = [layer.InputShape];

    public Merge? Merge { get; } = (layer as MergeLayer)?.Merge;

    public IReadOnlyList<ILayerMemory> Memory => site.Memory;

    public IReadOnlyList<LayerState> States => site.States;

    /// <summary>A reshape is never called, so it never needs the whole batch.</summary>
    public bool RunsWhole => Layer.NeedsWholeBatch && !Layer.IsReshape;

    /// <summary>Whether a layer before this one learns, so that its gradient is needed.</summary>
    public bool WantsInputGradient { get; set; }

    /// <summary>Whether this layer or one before it learns: then there is something to do for it going back.</summary>
    public bool WantsOutputGradient => WantsInputGradient || Layer.Parameters.Count > 0;

    /// <summary>The samples of a batch going in, for each source; shared with the nodes before.</summary>
    public float[][] Inputs { get; } = new float[sources.Length][];

    /// <summary>
    /// The samples of a batch coming out; the input's memory for a reshape or an activation in place.
    /// </summary>
    public float[] Output { get; set; } = [];

    /// <summary>Where the gradient with respect to the output is.</summary>
    public GradientPlace OutputGradient { get; set; }

    /// <summary>Where the gradients with respect to the inputs go; nowhere where nobody wants them.</summary>
    public GradientPlace[] InputGradients { get; set; } = [];

    /// <summary>Whether a later layer has put its part there already.</summary>
    public bool[] AddsGradient { get; set; } = [];

    /// <summary>Where a gradient is computed that is then added.</summary>
    public GradientPlace AddedGradient { get; set; }

    /// <summary>Ticks spent forward and backward on each worker, when a profile is taken.</summary>
    public long[]? ForwardTicks { get; set; }

    /// <inheritdoc cref="ForwardTicks"/>
    public long[]? BackwardTicks { get; set; }

    public Batch OutputSamples(int first, int count) => Slice(Output, Layer.OutputShape, first, count);

    public ReadOnlyBatch InputSamples(int input, int first, int count) =>
        Slice(Inputs[input], InputShapes[input], first, count);

    public NetworkException Failure(string pass, Exception exception) => exception is ComponentException
        ? new NetworkException(Name, Type, exception.Message, innerException: exception)
        : new NetworkException(
            Name, Type, $"{pass} threw {exception.GetType().Name}: {exception.Message}", innerException: exception);

    private static Batch Slice(float[] values, Shape shape, int first, int count) =>
        new(values.AsSpan(first * shape.Count, count * shape.Count), count, shape);
}
