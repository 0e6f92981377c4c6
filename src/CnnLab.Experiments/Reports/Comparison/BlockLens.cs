namespace CnnLab.Experiments;

/// <summary>What the lens saw of the variants on one data set.</summary>
/// <param name="Block">The data set.</param>
/// <param name="Variants">The variants that it has looked at.</param>
/// <param name="Comparison">These side by side.</param>
internal sealed record BlockLens(
    ComparisonBlock Block, IReadOnlyList<LensVariant> Variants, LensComparison Comparison)
{
    /// <summary>The name of a class, or its number where there is none; -1 is what outputs that are NaN stand for.</summary>
    public string ClassName(int label) => label < 0 ? "none" :
        Variants[0].Runs[0].ClassNames.ElementAtOrDefault(label) ?? $"{label}";
}
