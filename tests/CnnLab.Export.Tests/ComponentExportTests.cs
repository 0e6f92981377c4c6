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
        """ "type": "conv2d", "filters": 6, "kernel_size": [3, 2], "strides": [2, 1], "padding": "same", "groups": 3, "use_bias": false """,
        """ "type": "conv2d", "filters": 3, "kernel_size": 2, "groups": 3, "padding": [[0, 1], [2, 0]], "strides": 2 """,
        """ "type": "conv2d", "filters": 2, "kernel_size": [2, 3], "dilation_rate": [3, 2], "padding": "same" """,
        """ "type": "depthwise_conv2d", "kernel_size": 3, "depth_multiplier": 2, "strides": 2, "padding": "same" """,
        """ "type": "depthwise_conv2d", "kernel_size": [1, 3], "dilation_rate": 2, "use_bias": false """,
        """ "type": "separable_conv2d", "filters": 5, "kernel_size": 3, "depth_multiplier": 3, "padding": "same" """,
        """ "type": "conv2d_transpose", "filters": 4, "kernel_size": 3, "strides": 2, "padding": "same" """,
        """ "type": "conv2d_transpose", "filters": 2, "kernel_size": 2, "strides": 3, "use_bias": false """,
        """ "type": "conv2d_transpose", "filters": 2, "kernel_size": [4, 3], "strides": [3, 2], "padding": [1, 0] """,
        """ "type": "conv2d_transpose", "filters": 2, "kernel_size": 3, "strides": 2, "padding": 1, "output_padding": 1 """,
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
        $$""" { "type": "reshape", "target_shape": [{{image.Count}}] }, { "type": "dense", "units": 14 }, { {{layer}} }, { "name": "end", "type": "flatten" } """,
        image);

    private static void Compare(string layers, Shape image)
    {
        var difference = OnnxComparison.Difference(BuiltInLab.Network(layers, image));
        Assert.That(difference, Is.LessThan(Tolerance), layers);
    }
}
