namespace CnnLab.Plugins.Pooling;

/// <summary>The pooling layers that come with the lab.</summary>
public sealed class PoolingPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddPooling<MaxPooling2D, MaxPooling2DOptions>("max_pooling2d");
        plugin.AddPooling<AveragePooling2D, AveragePooling2DOptions>("average_pooling2d");
        plugin.AddPooling<MinPooling2D, MinPooling2DOptions>("min_pooling2d");
        plugin.AddPooling<LpPooling2D, LpPooling2DOptions>("lp_pooling2d");
        plugin.AddPooling<SoftPooling2D, SoftPooling2DOptions>("soft_pooling2d");
        plugin.AddPooling<LogSumExpPooling2D, LogSumExpPooling2DOptions>("log_sum_exp_pooling2d");
        plugin.AddPooling<MedianPooling2D, MedianPooling2DOptions>("median_pooling2d");
        plugin.AddPooling<RankPooling2D, RankPooling2DOptions>("rank_pooling2d");
        plugin.AddPooling<StrideSampling2D, StrideSampling2DOptions>("stride_sampling2d");
        plugin.AddPooling<StochasticPooling2D, StochasticPooling2DOptions>("stochastic_pooling2d");
        plugin.AddPooling<MixedPooling2D, MixedPooling2DOptions>("mixed_pooling2d");
        plugin.AddPooling<GatedPooling2D, GatedPooling2DOptions>("gated_pooling2d");
        plugin.AddPooling<GemPooling2D, GemPooling2DOptions>("gem_pooling2d");
        plugin.AddPooling<BlurPooling2D, BlurPooling2DOptions>("blur_pooling2d");
        plugin.AddPooling<FractionalMaxPooling2D, FractionalMaxPooling2DOptions>("fractional_max_pooling2d");
        plugin.AddPooling<GlobalMaxPooling2D, GlobalPooling2DOptions>("global_max_pooling2d");
        plugin.AddPooling<GlobalAveragePooling2D, GlobalPooling2DOptions>("global_average_pooling2d");
        plugin.AddPooling<AdaptiveMaxPooling2D, AdaptivePooling2DOptions>("adaptive_max_pooling2d");
        plugin.AddPooling<AdaptiveAveragePooling2D, AdaptivePooling2DOptions>("adaptive_average_pooling2d");
        plugin.AddPooling<SpatialPyramidPooling2D, SpatialPyramidPooling2DOptions>("spatial_pyramid_pooling2d");
    }
}
