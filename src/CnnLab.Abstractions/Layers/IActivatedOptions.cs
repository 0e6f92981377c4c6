namespace CnnLab;

/// <summary>
/// Options of a layer with an <c>activation</c>: the engine runs it right behind the layer, which need not know.
/// </summary>
public interface IActivatedOptions
{
    /// <summary>The activation of the layer's output; null for none.</summary>
    Component<Activation>? Activation { get; }
}
