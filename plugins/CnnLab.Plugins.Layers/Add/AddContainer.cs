using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>The sum of several branches with outputs of one shape.</summary>
[Description("The sum of several branches' outputs.")]
public sealed class AddContainer(AddOptions options) : Container
{
    /// <inheritdoc/>
    /// <exception cref="ComponentException">The outputs have different shapes.</exception>
    public override LayerOutput Build(LayerOutput input, ContainerSite site)
    {
        var outputs = BranchedLayers.Add(options.Branches, input, site);
        for (var branch = 1; branch < outputs.Count; branch++)
        {
            if (outputs[branch].Shape != outputs[0].Shape)
            {
                throw new ComponentException(
                    $"branch {branch + 1} gives {outputs[branch].Shape}, branch 1 gives {outputs[0].Shape}. "
                    + "Expected branches of one shape, for they are added.");
            }
        }

        return site.Merge("sum", new SumMerge(outputs[0].Shape), outputs);
    }
}
