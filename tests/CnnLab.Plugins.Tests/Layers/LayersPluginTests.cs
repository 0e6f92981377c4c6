using System.Reflection;
using System.Text.Json;
using CnnLab.Plugins.Layers;
using CnnLab.TestKit;
using Description = System.ComponentModel.DescriptionAttribute;
using Range = System.ComponentModel.DataAnnotations.RangeAttribute;

namespace CnnLab.Plugins.Tests.Layers;

public sealed class LayersPluginTests
{
    private static IReadOnlyList<ComponentRegistration> Components => RecordingPluginBuilder.Of(new LayersPlugin());

    [Test]
    public void The_layers_are_registered_with_a_description()
    {
        Assert.That(
            Components.Select(component => component.Type),
            Is.EqualTo(new[]
            {
                "conv2d", "depthwise_conv2d", "separable_conv2d", "conv2d_transpose", "dense", "flatten", "reshape",
                "zero_padding2d", "upsampling2d", "activation", "prelu", "dropout", "spatial_dropout2d",
                "gaussian_noise", "batch_normalization", "layer_normalization", "group_normalization",
                "local_response_normalization", "squeeze_excitation", "sequential", "residual", "add", "concatenate",
            }));
        Assert.That(
            Components.Where(component => component.Kind == ComponentKind.Container).Select(component => component.Type),
            Is.EqualTo(new[] { "sequential", "residual", "add", "concatenate" }));
        Assert.That(
            Components.Where(component => component.Kind != ComponentKind.Container).Select(component => component.Kind),
            Is.All.EqualTo(ComponentKind.Layer));
        Assert.That(Components.Select(component => component.Description), Is.All.Not.Empty);
    }

    [Test]
    public void Every_option_is_described()
    {
        var options = Components.SelectMany(component => component.Options.GetProperties());
        Assert.That(options.Where(option => option.GetCustomAttribute<Description>() is null), Is.Empty);
    }

    [TestCase(typeof(Conv2DOptions), "filters=out_channels strides=stride dilation_rate=dilation use_bias=bias")]
    [TestCase(typeof(DepthwiseConv2DOptions), "strides=stride dilation_rate=dilation use_bias=bias")]
    [TestCase(
        typeof(SeparableConv2DOptions), "filters=out_channels strides=stride dilation_rate=dilation use_bias=bias")]
    [TestCase(typeof(Conv2DTransposeOptions), "filters=out_channels strides=stride use_bias=bias")]
    [TestCase(typeof(UpSampling2DOptions), "size=scale_factor interpolation=mode")]
    [TestCase(typeof(SpatialDropout2DOptions), "rate=p")]
    [TestCase(typeof(LayerNormalizationOptions), "epsilon=eps")]
    [TestCase(typeof(BatchNormalizationOptions), "epsilon=eps")]
    [TestCase(typeof(GroupNormalizationOptions), "groups=num_groups epsilon=eps")]
    [TestCase(typeof(LocalResponseNormalizationOptions), "bias=k")]
    [TestCase(typeof(SqueezeExcitationOptions), "ratio=reduction use_bias=bias")]
    [TestCase(typeof(DenseOptions), "units=out_features use_bias=bias")]
    [TestCase(typeof(DropoutOptions), "rate=p")]
    public void The_words_of_other_frameworks_are_accepted(Type options, string aliases)
    {
        var declared = options.GetProperties()
            .SelectMany(option => option.GetCustomAttributes<AliasAttribute>().Select(alias => (option.Name, alias)))
            .Select(pair => $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.Name)}={pair.alias.Name}");
        Assert.That(string.Join(" ", declared), Is.EqualTo(aliases));
    }

    [TestCase(typeof(Conv2DOptions), nameof(Conv2DOptions.Filters), 1, 0)]
    [TestCase(typeof(DenseOptions), nameof(DenseOptions.Units), 1, -1)]
    [TestCase(typeof(Conv2DOptions), nameof(Conv2DOptions.Groups), 1, 0)]
    [TestCase(typeof(DepthwiseConv2DOptions), nameof(DepthwiseConv2DOptions.DepthMultiplier), 1, 0)]
    [TestCase(typeof(SpatialDropout2DOptions), nameof(SpatialDropout2DOptions.Rate), 0.999, 1.0)]
    [TestCase(typeof(GaussianNoiseOptions), nameof(GaussianNoiseOptions.Stddev), 0f, -0.1f)]
    [TestCase(typeof(GroupNormalizationOptions), nameof(GroupNormalizationOptions.Groups), 1, 0)]
    [TestCase(typeof(GroupNormalizationOptions), nameof(GroupNormalizationOptions.Epsilon), 1e-6f, 0f)]
    [TestCase(typeof(LocalResponseNormalizationOptions), nameof(LocalResponseNormalizationOptions.Bias), 1f, 0f)]
    [TestCase(typeof(SqueezeExcitationOptions), nameof(SqueezeExcitationOptions.Ratio), 1, 0)]
    [TestCase(typeof(DropoutOptions), nameof(DropoutOptions.Rate), 0.0, -0.1)]
    [TestCase(typeof(DropoutOptions), nameof(DropoutOptions.Rate), 0.999, 1.0)]
    public void Options_have_ranges(Type options, string option, object inside, object outside)
    {
        var range = options.GetProperty(option)!.GetCustomAttribute<Range>()!;
        Assert.That((range.IsValid(inside), range.IsValid(outside)), Is.EqualTo((true, false)));
    }
}
