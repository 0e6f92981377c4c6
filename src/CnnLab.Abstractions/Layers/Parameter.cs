namespace CnnLab;

/// <summary>A learned tensor of a layer: the layer reads it, the optimizer updates it, checkpoints keep it.</summary>
public sealed class Parameter
{
    private float[]? _storage;

    internal Parameter(
        string name,
        Shape shape,
        Initializer initializer,
        int fanIn,
        int fanOut,
        bool overwritesGradient,
        Regularizer? regularizer = null,
        string? initializerType = null)
    {
        Name = name;
        Shape = shape;
        Initializer = initializer;
        FanIn = fanIn;
        FanOut = fanOut;
        OverwritesGradient = overwritesGradient;
        Regularizer = regularizer;
        InitializerType = initializerType ?? initializer.GetType().Name;
    }

    /// <summary>The name within the layer, for example <c>kernel</c> or <c>bias</c>.</summary>
    public string Name { get; }

    /// <summary>The shape, for a convolution's kernel <c>[filters, channels, height, width]</c>.</summary>
    public Shape Shape { get; }

    /// <summary>
    /// The values, row-major. Only valid in <see cref="Layer.Forward"/> and <see cref="Layer.Backward"/>.
    /// </summary>
    public ReadOnlySpan<float> Values => Storage.AsSpan(Offset, Shape.Count);

    internal Initializer Initializer { get; }

    /// <summary>The initializer's name in the manifest, for messages.</summary>
    internal string InitializerType { get; }

    internal int FanIn { get; }

    internal int FanOut { get; }

    internal bool OverwritesGradient { get; }

    internal Regularizer? Regularizer { get; }

    internal int Offset { get; private set; }

    internal Span<float> WritableValues => Storage.AsSpan(Offset, Shape.Count);

    private float[] Storage => _storage
        ?? throw new InvalidOperationException(
            $"Parameter '{Name}' has no memory yet: a layer's constructor must not read its values.");

    internal void Bind(float[] storage, int offset)
    {
        _storage = storage;
        Offset = offset;
    }
}
