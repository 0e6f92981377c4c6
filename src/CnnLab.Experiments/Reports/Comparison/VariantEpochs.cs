using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>The epochs of a variant.</summary>
/// <param name="Variant">The variant.</param>
/// <param name="Epochs">Those of all its runs; the folds of further runs count as further repeats.</param>
/// <param name="RunsRead">How many of its runs they are from.</param>
/// <param name="Runs">How many runs it has.</param>
internal sealed record VariantEpochs(
    string Variant, IReadOnlyList<EpochResult> Epochs, int RunsRead, int Runs);
