namespace CnnLab.Plugins.Layers;

/// <summary>Lists of layers side by side.</summary>
internal static class BranchedLayers
{
    /// <summary>Puts each list behind the input; the layers are called <c>name/branch_1/conv2d_1</c>.</summary>
    public static IReadOnlyList<LayerOutput> Add(
        IReadOnlyList<IReadOnlyList<LayerDefinition>> branches, LayerOutput input, ContainerSite site) =>
        [.. branches.Select((layers, index) => site.Branch($"branch_{index + 1}").Add(layers, input))];
}
