namespace CnnLab.Engine;

/// <summary>One entry of the manifest's <c>model.layers</c>.</summary>
/// <param name="Name">The layer's name, unique in the network.</param>
/// <param name="Component">A layer, a pooling or an activation.</param>
public sealed record LayerDefinition(string Name, Component Component);
