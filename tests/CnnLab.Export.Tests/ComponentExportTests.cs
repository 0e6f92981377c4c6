namespace CnnLab.Export.Tests;

/// <summary>Every exportable component alone: the predictions are its output.</summary>
public sealed class ComponentExportTests
{
    private const double Tolerance = 1e-5;

    private static readonly string[] Activations =
    [
        "relu", "relu6", "leaky_relu", "elu", "selu", "gelu", "silu", "mish", "softplus", "softsign", "hard_sigmoid",
        "hard_swish", "sigmoid", "tanh", "softmax", "log_softmax", "linear",
    ];

    private static readonly string[] ImageLayers =
    [
        """ "type": "conv2d", "filters": 4, "kernel_size": 3 """,
        """ "type": "conv2d", "filters": 6, "kernel_size": [3, 2], "strides": [2, 1], "padding": "same", "groups": 3 """,
        """ "type": "conv2d", "filters": 3, "kernel_size": 2, "use_bias": false, "padding": [[0, 1], [2, 0]] """,
        """ "type": "conv2d", "filters": 2, "kernel_size": [2, 3], "dilation_rate": [3, 2], "padding": "same" """,
        """ "type": "depthwise_conv2d", "kernel_size": 3, "depth_multiplier": 2, "strides": 2, "padding": "same" """,
        """ "type": "depthwise_conv2d", "kernel_size": [1, 3], "dilation_rate": 2, "use_bias": false """,
        """ "type": "separable_conv2d", "filters": 5, "kernel_size": 3, "depth_multiplier": 3, "padding": "same" """,
        """ "type": "conv2d_transpose", "filters": 4, "kernel_size": 3, "strides": 2, "padding": "same" """,
        """ "type": "conv2d_transpose", "filters": 2, "kernel_size": 2, "strides": 3, "use_bias": false """,
        """ "type": "conv2d_transpose", "filters": 2, "kernel_size": [4, 3], "strides": [3, 2], "padding": [1, 0] """,
        """ "type": "conv2d_transpose", "filters": 2, "kernel_size": 3, "strides": 2, "output_padding": 1 """,
        """ "type": "dropout", "rate": 0.5 """,
        """ "type": "spatial_dropout2d", "rate": 0.5 """,
        """ "type": "gaussian_noise", "stddev": 0.5 """,
        """ "type": "reshape", "target_shape": [3, -1] """,
        """ "type": "zero_padding2d", "padding": [[1, 0], [2, 3]] """,
        """ "type": "upsampling2d", "size": [2, 3] """,
        """ "type": "upsampling2d", "size": [3, 2], "interpolation": "bilinear" """,
        """ "type": "prelu", "alpha_initializer": "ones" """,
        """ "type": "prelu", "sharing": "none" """,
        """ "type": "prelu", "sharing": "all" """,
        """ "type": "batch_normalization" """,
        """ "type": "batch_normalization", "scale": false, "center": false, "epsilon": 0.1 """,
        """ "type": "layer_normalization" """,
        """ "type": "layer_normalization", "scale": false, "center": false """,
        """ "type": "group_normalization", "groups": 3 """,
        """ "type": "group_normalization", "groups": 1, "scale": false """,
        """ "type": "local_response_normalization", "depth_radius": 1, "alpha": 0.3 """,
        """ "type": "local_response_normalization", "depth_radius": 100, "alpha": 0.1, "bias": 1, "beta": 0.5 """,
        """ "type": "squeeze_excitation", "ratio": 2 """,
        """ "type": "activation", "activation": "tanh" """,
    ];

    private static readonly string[] VectorLayers =
    [
        """ "type": "dense", "units": 7 """,
        """ "type": "dense", "units": 3, "use_bias": false """,
        """ "type": "batch_normalization" """,
        """ "type": "layer_normalization" """,
        """ "type": "group_normalization", "groups": 2 """,
        """ "type": "prelu" """,
        """ "type": "reshape", "target_shape": [2, -1] """,
    ];

    private static readonly string[] Poolings =
    [
        .. new[]
        {
            """ "type": "max_pooling2d" """, """ "type": "average_pooling2d" """,
            """ "type": "average_pooling2d", "count_include_pad": true """, """ "type": "min_pooling2d" """,
            """ "type": "lp_pooling2d" """, """ "type": "lp_pooling2d", "p": 3.5, "reduction": "mean" """,
            """ "type": "lp_pooling2d", "p": 1 """, """ "type": "soft_pooling2d" """,
            """ "type": "log_sum_exp_pooling2d", "r": 3 """, """ "type": "stride_sampling2d" """,
            """ "type": "stride_sampling2d", "sampling": "random" """, """ "type": "mixed_pooling2d" """,
            """ "type": "mixed_pooling2d", "per_channel": true """, """ "type": "gated_pooling2d" """,
            """ "type": "gated_pooling2d", "per_channel": true """, """ "type": "gem_pooling2d" """,
            """ "type": "gem_pooling2d", "per_channel": true, "epsilon": 0.3 """, """ "type": "blur_pooling2d" """,
            """ "type": "blur_pooling2d", "filter_size": 4 """,
        }.SelectMany(pooling => new[]
        {
            pooling,
            pooling + """, "pool_size": 3, "strides": 2, "padding": "same" """,
            pooling + """, "pool_size": [2, 3], "strides": [1, 2], "padding": [[1, 0], [0, 2]] """,
        }),
        """ "type": "global_max_pooling2d" """,
        """ "type": "global_average_pooling2d" """,
        """ "type": "adaptive_average_pooling2d", "output_size": 1 """,
        """ "type": "spatial_pyramid_pooling2d", "levels": [1] """,
    ];

    // Odd and even, wider and higher, one channel would not do for groups.
    private static readonly Shape[] Images = [new(3, 7, 9), new(6, 8, 5)];

    [Test]
    public void An_activation_computes_what_the_lab_computes(
        [ValueSource(nameof(Activations))] string activation, [ValueSource(nameof(Images))] Shape image)
    {
        Compare($$""" { "type": "{{activation}}" }, { "type": "flatten" } """, image);
        Compare($$""" { "type": "flatten" }, { "type": "{{activation}}" } """, image);
    }

    [Test]
    public void A_layer_computes_what_the_lab_computes(
        [ValueSource(nameof(ImageLayers))] string layer, [ValueSource(nameof(Images))] Shape image) =>
        Compare($$""" { {{layer}} }, { "type": "flatten" } """, image);

    [Test]
    public void A_layer_of_vectors_computes_what_the_lab_computes(
        [ValueSource(nameof(VectorLayers))] string layer, [ValueSource(nameof(Images))] Shape image) => Compare(
        $$"""
        { "name": "begin", "type": "flatten" }, { "name": "units", "type": "dense", "units": 14 },
        { {{layer}} },
        { "name": "end", "type": "flatten" }
        """,
        image);

    [Test]
    public void A_pooling_computes_what_the_lab_computes(
        [ValueSource(nameof(Poolings))] string pooling, [ValueSource(nameof(Images))] Shape image) =>
        Compare($$""" { {{pooling}} }, { "name": "end", "type": "flatten" } """, image);

    [TestCase("adaptive_max_pooling2d", "\"output_size\": [2, 4]")]
    [TestCase("adaptive_average_pooling2d", "\"output_size\": [4, 2]")]
    [TestCase("spatial_pyramid_pooling2d", "\"levels\": [1, 2, 4], \"pooling\": \"average\"")]
    public void Bins_of_one_size_compute_what_the_lab_computes(string type, string options) => Compare(
        $$""" { "type": "{{type}}", {{options}} }, { "name": "end", "type": "flatten" } """, new Shape(3, 8, 12));

    /// <summary>Components without a form in ONNX's operators, as the README says.</summary>
    private static readonly string[] Staying =
        ["median_pooling2d", "rank_pooling2d", "stochastic_pooling2d", "fractional_max_pooling2d"];

    [Test]
    public void Every_component_is_compared_or_known_to_stay()
    {
        string[] cases = [.. ImageLayers, .. VectorLayers, .. Poolings, """ "type": "flatten", "type": "adaptive_max_pooling2d" """];
        var compared = cases.SelectMany(text => text.Split("\"type\": \"").Skip(1).Select(rest => rest[..rest.IndexOf('"')]))
            .Concat(Activations).ToHashSet();
        var registered = BuiltInLab.Components
            .Where(component =>
                component.Kind is ComponentKind.Layer or ComponentKind.Pooling or ComponentKind.Activation)
            .Select(component => component.Type);
        Assert.That(registered, Is.EquivalentTo(compared.Concat(Staying)));
    }

    [TestCaseSource(nameof(Staying))]
    public void What_stays_says_so(string type)
    {
        var network = BuiltInLab.Network($$""" { "name": "it", "type": "{{type}}" }, { "type": "flatten" } """, Images[0]);
        Assert.That(
            () => Experiments.OnnxFile.ToBytes(network, "test"),
            Throws.TypeOf<ComponentException>().With.Message.Contains($"'it' ({type})"));
    }

    private static void Compare(string layers, Shape image)
    {
        var difference = OnnxComparison.Difference(BuiltInLab.Network(layers, image));
        Assert.That(difference, Is.LessThan(Tolerance), layers);
    }
}
