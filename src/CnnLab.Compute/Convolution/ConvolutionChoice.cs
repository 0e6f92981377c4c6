using System.Text.Json.Serialization;

namespace CnnLab.Compute;

/// <summary>The algorithm of a convolution, as a manifest names it.</summary>
public enum ConvolutionChoice
{
    /// <summary>By a fixed rule on the sizes: see <see cref="ConvolutionAlgorithms"/>.</summary>
    Auto,

    /// <summary>Matrix products with the image's columns, for any sizes: the reference.</summary>
    [JsonStringEnumMemberName("im2col")]
    Im2Col,

    /// <summary>The same products, with the columns packed straight from the image as they are needed.</summary>
    Implicit,

    /// <summary>By the definition, from a padded image: for few channels or long lines.</summary>
    Direct,

    /// <summary>Minimal filtering for 3x3 kernels with strides 1, with the tile that suits the output.</summary>
    Winograd,

    /// <summary>Minimal filtering with tiles of 2x2: 2.25 times fewer multiplications.</summary>
    [JsonStringEnumMemberName("winograd_2x2")]
    Winograd2x2,

    /// <summary>Minimal filtering with tiles of 4x4: 4 times fewer multiplications.</summary>
    [JsonStringEnumMemberName("winograd_4x4")]
    Winograd4x4,
}
