namespace CnnLab.Manifests;

/// <summary>An entry of <c>model.layers</c>.</summary>
/// <param name="Name">
/// The name, unique in the model; by default the type and its place among the layers of that type, <c>conv2d_1</c>.
/// </param>
/// <param name="Component">A <c>Component&lt;Layer&gt;</c> or a <c>Component&lt;Activation&gt;</c>.</param>
public sealed record ModelLayer(string Name, Component Component);
