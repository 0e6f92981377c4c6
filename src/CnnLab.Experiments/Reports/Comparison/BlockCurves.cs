namespace CnnLab.Experiments;

/// <summary>What the variants went through on one data set.</summary>
/// <param name="Block">The data set.</param>
/// <param name="Variants">Their epochs, in the order of the variants.</param>
internal sealed record BlockCurves(ComparisonBlock Block, IReadOnlyList<VariantEpochs> Variants);
