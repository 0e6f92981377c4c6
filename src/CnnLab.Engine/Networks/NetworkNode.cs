namespace CnnLab.Engine;

/// <summary>A layer in its place: its memory, and what the layers around it make of it.</summary>
internal sealed class NetworkNode(string name, string type, Layer layer, BuildSite site)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public Layer Layer { get; } = layer;

    public IReadOnlyList<ILayerMemory> Memory => site.Memory;

    /// <summary>Whether a layer before this one learns, so that its gradient is needed.</summary>
    public bool WantsInputGradient { get; set; }

    /// <summary>The samples of a batch going in; shared with the node before.</summary>
    public float[] Input { get; set; } = [];

    /// <summary>
    /// The samples of a batch coming out; the input's memory for a reshape or an activation in place.
    /// </summary>
    public float[] Output { get; set; } = [];

    /// <summary>Ticks spent forward and backward on each worker, when a profile is taken.</summary>
    public long[]? ForwardTicks { get; set; }

    /// <inheritdoc cref="ForwardTicks"/>
    public long[]? BackwardTicks { get; set; }

    public ReadOnlyBatch InputSamples(int first, int count) => Slice(Input, Layer.InputShape, first, count);

    public Batch OutputSamples(int first, int count) => Slice(Output, Layer.OutputShape, first, count);

    public NetworkException Failure(string pass, Exception exception) => exception is ComponentException
        ? new NetworkException(Name, Type, exception.Message, exception)
        : new NetworkException(Name, Type, $"{pass} threw {exception.GetType().Name}: {exception.Message}", exception);

    private static Batch Slice(float[] values, Shape shape, int first, int count) =>
        new(values.AsSpan(first * shape.Count, count * shape.Count), count, shape);
}
