namespace CnnLab;

/// <summary>
/// Layers under one name: a residual block, the branches of an Inception module. It computes nothing itself: it puts
/// layers into the network and says how they hang together, and the engine runs them like all others.
/// </summary>
/// <remarks>
/// Its options hold the layers, as <c>IReadOnlyList&lt;LayerDefinition&gt;</c>, or lists of such lists. Where they
/// implement <see cref="IActivatedOptions"/>, the activation runs behind what the container gives.
/// </remarks>
public abstract class Container
{
    /// <summary>Puts the layers into the network.</summary>
    /// <param name="input">What the layer before the container gives.</param>
    /// <param name="site">Takes the layers.</param>
    /// <returns>What the container gives; every output in between must be used by some layer or merge.</returns>
    /// <exception cref="ComponentException">The layers do not fit together.</exception>
    public abstract LayerOutput Build(LayerOutput input, ContainerSite site);
}
