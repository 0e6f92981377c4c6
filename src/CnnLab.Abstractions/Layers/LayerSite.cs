namespace CnnLab;

/// <summary>
/// The place in a network where a layer is being built: its name and input, and what it may ask for.
/// Constructor-injected; all requests are made in the constructor, so that nothing is allocated per step.
/// </summary>
public abstract class LayerSite
{
    /// <summary>The layer's name in the manifest, or the one it was given: <c>conv2d_1</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The shape of one input sample.</summary>
    public abstract Shape InputShape { get; }

    /// <summary>The most samples that one call can have.</summary>
    public abstract int MaximumSamplesPerCall { get; }

    /// <summary>Declares a learned tensor.</summary>
    /// <param name="name">
    /// The name within the layer, <c>kernel</c> or <c>bias</c>; checkpoints know it by the layer's name and this.
    /// </param>
    /// <param name="shape">The shape.</param>
    /// <param name="initializer">What the values start with.</param>
    /// <param name="fanIn">Inputs of one unit, for the initializer: channels x kernel height x kernel width.</param>
    /// <param name="fanOut">Outputs that one input reaches: filters x kernel height x kernel width.</param>
    /// <param name="overwritesGradient">
    /// True for a layer whose backward pass assigns the whole gradient when <see cref="LayerContext.GradientIsFresh"/>,
    /// and so spares the engine clearing it.
    /// </param>
    /// <param name="regularizer">What the values add to the loss; null for nothing. The engine adds it.</param>
    public abstract Parameter AddParameter(
        string name,
        Shape shape,
        Component<Initializer> initializer,
        int fanIn,
        int fanOut,
        bool overwritesGradient = false,
        Component<Regularizer>? regularizer = null);

    /// <summary>Declares numbers that are kept with the parameters but not learned by gradients.</summary>
    /// <param name="name">The name within the layer, different from those of its parameters: <c>moving_mean</c>.</param>
    /// <param name="shape">The shape.</param>
    /// <param name="initialValue">What every number begins with.</param>
    public abstract LayerState AddState(string name, Shape shape, float initialValue);

    /// <summary>Memory with one part per sample, from forward to backward.</summary>
    public abstract SampleBuffer<T> AddSampleBuffer<T>(int elementsPerSample)
        where T : unmanaged;

    /// <summary>Working memory with one part per worker, for the time of a call.</summary>
    public abstract Scratch<T> AddScratch<T>(int elements)
        where T : unmanaged;

    /// <summary>Memory that all calls share, for <see cref="Layer.Prepare"/>.</summary>
    public abstract LayerBuffer<T> AddBuffer<T>(int elements)
        where T : unmanaged;

    /// <summary>All parameters declared so far.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }
}
