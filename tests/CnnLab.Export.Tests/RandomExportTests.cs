using CnnLab.Engine;

namespace CnnLab.Export.Tests;

/// <summary>
/// The layers that are operators of ONNX, each with drawn options on drawn images: strides above and below the window,
/// windows wider and higher than they are deep, padding on one side only.
/// </summary>
public sealed class RandomExportTests
{
    private const double Tolerance = 1e-5;
    private const int Draws = 40, Least = 20;

    private static readonly string[] Kinds =
    [
        "conv2d", "depthwise_conv2d", "separable_conv2d", "conv2d_transpose", "max_pooling2d", "average_pooling2d",
        "min_pooling2d", "lp_pooling2d", "blur_pooling2d", "soft_pooling2d", "gem_pooling2d", "zero_padding2d",
        "upsampling2d", "batch_normalization", "layer_normalization", "group_normalization",
        "local_response_normalization", "squeeze_excitation", "dense", "add", "concatenate", "residual",
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Drawn_options_on_drawn_images_compute_what_the_lab_computes(string kind)
    {
        var compared = 0;
        for (var draw = 0; draw < Draws; draw++)
        {
            var random = new Drawing(RandomStream.For(17, kind, index: (ulong)draw));
            var image = new Shape(random.From(1, 2, 3, 4, 6), random.Between(5, 12), random.Between(5, 12));
            var layers = $$"""{{Layers(kind, random, image)}}, { "name": "end", "type": "flatten" }""";
            if (Built(layers, image) is { } network)
            {
                compared++;
                Assert.That(OnnxComparison.Difference(network), Is.LessThan(Tolerance), $"{layers} of {image}");
            }
        }

        Assert.That(compared, Is.AtLeast(Least), "Too few of the drawn layers fit their images.");
    }

    /// <summary>The network; null where the drawn window does not fit the drawn image.</summary>
    private static Network? Built(string layers, Shape image)
    {
        try
        {
            return BuiltInLab.Network(layers, image);
        }
        catch (NetworkException exception) when (exception.Message.Contains("does not fit"))
        {
            return null;
        }
    }

    private static string Layers(string kind, Drawing random, Shape image) => kind switch
    {
        "conv2d" => Conv2D(random, image),
        "depthwise_conv2d" => Typed(kind, random.Window(), random.Dilation(), random.Bias(), random.Multiplier()),
        "separable_conv2d" => Typed(kind, Filters(random), random.Window(), random.Dilation(), random.Multiplier()),
        "conv2d_transpose" => Typed(kind, Filters(random), random.Window(), random.Bias()),
        "lp_pooling2d" => Typed(kind, random.Pool(), $"\"p\": {random.From("1", "2", "3", "2.5")}"),
        "blur_pooling2d" => Typed(kind, random.Pool(), $"\"filter_size\": {random.Between(2, 5)}"),
        "average_pooling2d" => Typed(kind, random.Pool(), $"\"count_include_pad\": {random.From("true", "false")}"),
        "max_pooling2d" or "min_pooling2d" or "soft_pooling2d" or "gem_pooling2d" => Typed(kind, random.Pool()),
        "zero_padding2d" => Typed(kind, $"\"padding\": {random.Padding()}"),
        "upsampling2d" => Typed(
            kind,
            $"\"size\": [{random.Between(1, 4)}, {random.Between(1, 4)}]",
            $"\"interpolation\": \"{random.From("nearest", "bilinear")}\""),
        "group_normalization" => Typed(kind, $"\"groups\": {random.Divisor(image.Channels)}"),
        "local_response_normalization" => Typed(
            kind, $"\"depth_radius\": {random.Between(0, 4)}", "\"alpha\": 0.2", $"\"beta\": {random.From("0.5", "0.75", "1")}"),
        "squeeze_excitation" => Typed(kind, "\"ratio\": 1"),
        "dense" => $$"""{ "name": "begin", "type": "flatten" }, {{Typed(kind, $"\"units\": {random.Between(1, 40)}", random.Bias())}}""",
        "add" or "concatenate" => Branches(kind, random, image),
        "residual" => $$"""{ "type": "residual", "layers": [ {{Same(random, image.Channels)}} ] }""",
        _ => Typed(kind),
    };

    private static string Conv2D(Drawing random, Shape image)
    {
        var groups = random.Divisor(image.Channels);
        return Typed(
            "conv2d",
            $"\"groups\": {groups}, \"filters\": {groups * random.Between(1, 4)}",
            random.Window(),
            random.Dilation(),
            random.Bias());
    }

    private static string Branches(string kind, Drawing random, Shape image)
    {
        var branches = Enumerable.Range(0, random.Between(2, 4)).Select(_ => random.From("", Same(random, image.Channels)));
        return $$"""{ "type": "{{kind}}", "branches": [ {{string.Join(", ", branches.Select(branch => $"[{branch}]"))}} ] }""";
    }

    /// <summary>A layer that keeps the shape.</summary>
    private static string Same(Drawing random, int channels) => random.From(
        Typed("conv2d", $"\"filters\": {channels}", $"\"kernel_size\": {random.From("1", "3", "[3, 5]")}", "\"padding\": \"same\""),
        Typed("max_pooling2d", "\"pool_size\": 3, \"strides\": 1, \"padding\": \"same\""),
        Typed("batch_normalization"),
        Typed("activation", $"\"activation\": \"{random.From("gelu", "tanh", "hard_swish")}\""));

    private static string Filters(Drawing random) => $"\"filters\": {random.Between(1, 6)}";

    private static string Typed(string type, params string[] options) =>
        $$"""{ {{string.Join(", ", options.Where(option => option.Length > 0).Prepend($"\"type\": \"{type}\""))}} }""";
}
