using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Pooling;

/// <summary>The options of <see cref="RankPooling2D"/>.</summary>
public sealed record RankPooling2DOptions : PoolingOptions
{
    /// <summary>What is done with the ranks.</summary>
    [Description(
        "The mean of the largest elements (average), a sum weighted by the ranks (weighted), or one element drawn with "
        + "these weights in training (stochastic).")]
    public RankPooling Method { get; init; } = RankPooling.Average;

    /// <summary>How many of the largest elements <see cref="RankPooling.Average"/> takes.</summary>
    [Description("How many of the largest elements method average takes."), Range(1, int.MaxValue)]
    public int Top { get; init; } = 2;

    /// <summary>
    /// The weight of the largest element in <see cref="RankPooling.Weighted"/> and
    /// <see cref="RankPooling.Stochastic"/>, before they are made to sum to 1.
    /// </summary>
    [Description(
        "How fast the weights fall with the rank in methods weighted and stochastic: those of rank r are "
        + "alpha (1 - alpha)^(r - 1), made to sum to 1.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true, MaximumIsExclusive = true)]
    public float Alpha { get; init; } = 0.5f;
}
