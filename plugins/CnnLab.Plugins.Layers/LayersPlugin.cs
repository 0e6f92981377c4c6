namespace CnnLab.Plugins.Layers;

/// <summary>The layers that come with the lab; pooling has a plugin of its own.</summary>
public sealed class LayersPlugin : IPlugin
{
    /// <inheritdoc/>
    public void Configure(IPluginBuilder plugin)
    {
        plugin.AddLayer<Conv2DLayer, Conv2DOptions>("conv2d");
        plugin.AddLayer<DepthwiseConv2DLayer, DepthwiseConv2DOptions>("depthwise_conv2d");
        plugin.AddLayer<SeparableConv2DLayer, SeparableConv2DOptions>("separable_conv2d");
        plugin.AddLayer<Conv2DTransposeLayer, Conv2DTransposeOptions>("conv2d_transpose");
        plugin.AddLayer<DenseLayer, DenseOptions>("dense");
        plugin.AddLayer<FlattenLayer, NoOptions>("flatten");
        plugin.AddLayer<ReshapeLayer, ReshapeOptions>("reshape");
        plugin.AddLayer<ZeroPadding2DLayer, ZeroPadding2DOptions>("zero_padding2d");
        plugin.AddLayer<UpSampling2DLayer, UpSampling2DOptions>("upsampling2d");
        plugin.AddLayer<ActivationLayer, ActivationOptions>("activation");
        plugin.AddLayer<PReluLayer, PReluOptions>("prelu");
        plugin.AddLayer<DropoutLayer, DropoutOptions>("dropout");
        plugin.AddLayer<SpatialDropout2DLayer, SpatialDropout2DOptions>("spatial_dropout2d");
        plugin.AddLayer<GaussianNoiseLayer, GaussianNoiseOptions>("gaussian_noise");
        plugin.AddLayer<BatchNormalizationLayer, BatchNormalizationOptions>("batch_normalization");
        plugin.AddLayer<LayerNormalizationLayer, LayerNormalizationOptions>("layer_normalization");
        plugin.AddLayer<GroupNormalizationLayer, GroupNormalizationOptions>("group_normalization");
        plugin.AddLayer<LocalResponseNormalizationLayer, LocalResponseNormalizationOptions>(
            "local_response_normalization");
        plugin.AddLayer<SqueezeExcitationLayer, SqueezeExcitationOptions>("squeeze_excitation");
        plugin.AddContainer<SequentialContainer, SequentialOptions>("sequential");
        plugin.AddContainer<ResidualContainer, ResidualOptions>("residual");
        plugin.AddContainer<AddContainer, AddOptions>("add");
        plugin.AddContainer<ConcatenateContainer, ConcatenateOptions>("concatenate");
    }
}
