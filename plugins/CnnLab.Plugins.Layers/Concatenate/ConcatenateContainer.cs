using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>
/// The channels of several branches one behind the other: Inception's modules (Szegedy et al. 2015), DenseNet's layers
/// (Huang et al. 2017) with an empty list as the first branch.
/// </summary>
[Description("The channels of several branches one behind the other (Szegedy and others 2015).")]
public sealed class ConcatenateContainer(ConcatenateOptions options) : Container
{
    /// <inheritdoc/>
    /// <exception cref="ComponentException">The outputs differ in more than their channels.</exception>
    public override LayerOutput Build(LayerOutput input, ContainerSite site)
    {
        var outputs = BranchedLayers.Add(options.Branches, input, site);
        return site.Merge("channels", new ChannelMerge([.. outputs.Select(output => output.Shape)]), outputs);
    }
}
