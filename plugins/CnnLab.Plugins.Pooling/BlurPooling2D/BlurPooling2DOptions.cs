using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="BlurPooling2D"/>.</summary>
public sealed record BlurPooling2DOptions : PoolingOptions
{
    /// <summary>Rows and columns of the filter.</summary>
    [Description("Rows, and columns, of the binomial filter; 1 is max pooling that leaves out positions.")]
    [Range(1, 24)]
    public int FilterSize { get; init; } = 3;
}
