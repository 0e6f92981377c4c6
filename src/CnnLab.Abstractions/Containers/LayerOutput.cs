namespace CnnLab;

/// <summary>What a layer gives, while a network is being built: a shape, and something to put the next layer behind.</summary>
public sealed class LayerOutput
{
    internal LayerOutput(Shape shape, int producer) => (Shape, Producer) = (shape, producer);

    /// <summary>The shape of one sample.</summary>
    public Shape Shape { get; }

    internal int Producer { get; }
}
