namespace CnnLab;

/// <summary>The place in a network where a container puts its layers.</summary>
public abstract class ContainerSite
{
    /// <summary>The container's name; its layers are called <c>block1/conv1</c>.</summary>
    public abstract string Name { get; }

    /// <summary>A place whose layers have a further name in front: <c>block1/shortcut/conv1</c>.</summary>
    /// <param name="name">The branch's name.</param>
    public abstract ContainerSite Branch(string name);

    /// <summary>Puts a layer, an activation or another container behind an output.</summary>
    /// <param name="layer">What the manifest says, or the container itself.</param>
    /// <param name="input">What goes in.</param>
    /// <exception cref="ComponentException">It does not fit.</exception>
    public abstract LayerOutput Add(LayerDefinition layer, LayerOutput input);

    /// <summary>Makes one output of several.</summary>
    /// <param name="name">The name in profiles and messages.</param>
    /// <param name="merge">How.</param>
    /// <param name="inputs">The branches' outputs, in the order in which the merge gets them.</param>
    public abstract LayerOutput Merge(string name, Merge merge, params IReadOnlyList<LayerOutput> inputs);

    /// <summary>Puts layers one behind the other.</summary>
    /// <param name="layers">The layers; with none of them the output is the input.</param>
    /// <param name="input">What goes into the first.</param>
    public LayerOutput Add(IReadOnlyList<LayerDefinition> layers, LayerOutput input) =>
        layers.Aggregate(input, (output, layer) => Add(layer, output));
}
