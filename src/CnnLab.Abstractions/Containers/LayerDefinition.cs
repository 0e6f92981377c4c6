namespace CnnLab;

/// <summary>An entry of the manifest's <c>model.layers</c>, or of a container's lists.</summary>
/// <param name="Name">
/// The name, unique in its list; by default the type and its place among those of that type, <c>conv2d_1</c>.
/// </param>
/// <param name="Component">A layer, a pooling, an activation or a container.</param>
public sealed record LayerDefinition(string Name, Component Component)
{
    /// <summary>Where the manifest says so, <c>model.layers[2]</c>, for messages; null for one made by code.</summary>
    public string? Path { get; init; }
}
