using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>Layers one behind the other, under one name: a block that a manifest's <c>components</c> can share.</summary>
[Description("Layers one behind the other, under one name.")]
public sealed class SequentialContainer(SequentialOptions options) : Container
{
    /// <inheritdoc/>
    public override LayerOutput Build(LayerOutput input, ContainerSite site) => site.Add(options.Layers, input);
}
