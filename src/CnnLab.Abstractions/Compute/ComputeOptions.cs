using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>The manifest's <c>compute</c>.</summary>
public sealed record ComputeOptions
{
    /// <summary>Who multiplies matrices.</summary>
    [Description(
        "Who multiplies matrices: auto takes simd where the processor has 256-bit vectors, otherwise openblas, "
        + "otherwise managed.")]
    public ProviderChoice Provider { get; init; } = ProviderChoice.Auto;

    /// <summary>Threads of one run; null for all processors. The results have the same bits for any number.</summary>
    [Description(
        "Threads of one run, by default one for each processor; the results have the same bits for any number.")]
    [Range(1, 1024)]
    public int? Threads { get; init; }
}
