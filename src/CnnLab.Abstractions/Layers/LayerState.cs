namespace CnnLab;

/// <summary>
/// Numbers of a layer that are kept with its parameters but not learned by gradients, such as the moving averages of
/// batch normalization: checkpoints hold them, and a fold begins with them anew. Made by
/// <see cref="LayerSite.AddState"/>.
/// </summary>
public sealed class LayerState
{
    private float[]? _storage;
    private int _offset;

    internal LayerState(string name, Shape shape, float initialValue) =>
        (Name, Shape, InitialValue) = (name, shape, initialValue);

    /// <summary>The name within the layer, for example <c>moving_mean</c>.</summary>
    public string Name { get; }

    /// <summary>The shape.</summary>
    public Shape Shape { get; }

    /// <summary>What every number begins with.</summary>
    public float InitialValue { get; }

    /// <summary>
    /// The numbers. Written only in the <see cref="Layer.Forward"/> of a training step, and only by a layer that
    /// <see cref="Layer.NeedsWholeBatch"/>: others are called on several threads at once.
    /// </summary>
    public Span<float> Values => _storage is null
        ? throw new InvalidOperationException(
            $"State '{Name}' has no memory yet: a layer's constructor must not touch its values.")
        : _storage.AsSpan(_offset, Shape.Count);

    internal int Offset => _offset;

    internal void Bind(float[] storage, int offset) => (_storage, _offset) = (storage, offset);
}
