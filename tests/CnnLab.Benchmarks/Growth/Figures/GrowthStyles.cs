using CnnLab.Experiments;
using ScottPlot;

namespace CnnLab.Benchmarks;

/// <summary>How training, inference and the rest look, in every figure alike.</summary>
internal static class GrowthStyles
{
    // SvgCleaner knows by the colour which lines are broken.
    public static readonly CurveSeries Training =
        new(string.Empty, "training", FigureStyle.Training, LinePattern.DenselyDashed);

    public static readonly CurveSeries Inference =
        new(string.Empty, "inference", FigureStyle.HeldOut, LinePattern.Solid);

    public static readonly CurveSeries Forward = Inference with { Words = "forward pass" };

    public static readonly CurveSeries Backward =
        Training with { Words = "backward pass", Pattern = LinePattern.Solid };

    public static readonly CurveSeries Memory = Inference with { Words = "peak memory" };

    /// <summary>What measurements are compared with.</summary>
    public static CurveSeries Limit(string words) => new(string.Empty, words, FigureStyle.Muted, LinePattern.Solid);
}
