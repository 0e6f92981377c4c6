namespace CnnLab.Plugins.Pooling;

/// <summary>The pooling layers that come with the lab.</summary>
public sealed class PoolingPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddPooling<MaxPooling2D, MaxPooling2DOptions>("max_pooling2d");
        plugin.AddPooling<AveragePooling2D, AveragePooling2DOptions>("average_pooling2d");
    }
}
