namespace CnnLab.Benchmarks;

/// <summary>
/// With which options a component is measured, as members of a JSON object. Those that are not here have only defaults.
/// </summary>
internal static class ComponentOptions
{
    /// <summary>The cases of components that cannot do without options, or whose options change the cost.</summary>
    private static readonly Dictionary<string, string[]> Cases = new()
    {
        ["max_pooling2d"] = ["", "\"ties\": \"all\""],
        ["lp_pooling2d"] = ["\"p\": 1", "\"p\": 2", "\"p\": 3", "\"p\": 2.5"],
        ["rank_pooling2d"] = ["\"method\": \"average\"", "\"method\": \"weighted\"", "\"method\": \"stochastic\""],
        ["stride_sampling2d"] = ["\"sampling\": \"first\"", "\"sampling\": \"random\""],
        ["fractional_max_pooling2d"] =
            ["", "\"pooling_ratio\": 2.0", "\"overlapping\": false", "\"pseudo_random\": false"],
        ["adaptive_max_pooling2d"] = ["\"output_size\": 16", "\"output_size\": 15", "\"output_size\": 7"],
        ["adaptive_average_pooling2d"] = ["\"output_size\": 16", "\"output_size\": 15", "\"output_size\": 7"],
        ["spatial_pyramid_pooling2d"] = ["", "\"pooling\": \"average\""],
        ["conv2d"] =
        [
            $"{Filters}, {Window}", $"{Filters}, {Window}, \"algorithm\": \"im2col\"",
            $"{Filters}, {Window}, \"groups\": {Channels}",
        ],
        ["depthwise_conv2d"] = [Window, $"{Window}, \"strides\": 2", $"{Window}, \"depth_multiplier\": 2"],
        ["separable_conv2d"] = [$"{Filters}, {Window}"],
        ["conv2d_transpose"] = [$"{Filters}, {Window}"],
        ["dense"] = ["\"units\": 64"],
        ["activation"] = ["\"activation\": \"relu\""],
        ["dropout"] = [HalfDropped],
        ["spatial_dropout2d"] = [HalfDropped],
        ["gaussian_noise"] = ["\"stddev\": 1"],
        ["zero_padding2d"] = ["\"padding\": 1"],
    };

    private const string Filters = "\"filters\": 64", Channels = "64";

    private const string HalfDropped = "\"rate\": 0.5";

    private const string Window = "\"kernel_size\": 3, \"padding\": \"same\"";

    /// <summary>Whether the component is measured; what is never called has no cost.</summary>
    public static bool IsMeasured(string type) => type is not ("flatten" or "reshape");

    /// <summary>Whether the component takes vectors, not images.</summary>
    public static bool TakesVectors(string type) => type == "dense";

    /// <summary>The cases of a component, in the order they are shown.</summary>
    public static IReadOnlyList<string> Of(string type) => Cases.GetValueOrDefault(type, [""]);
}
