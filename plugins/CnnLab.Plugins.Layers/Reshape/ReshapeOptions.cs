using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="ReshapeLayer"/>.</summary>
public sealed record ReshapeOptions
{
    /// <summary>The new shape of a sample; one dimension may be -1, for what the others leave.</summary>
    [Description("The new shape of a sample, without the batch; one dimension may be -1: what the others leave.")]
    [Range(-1, int.MaxValue)]
    public required IReadOnlyList<int> TargetShape { get; init; }
}
