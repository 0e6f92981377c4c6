namespace CnnLab.Experiments;

/// <summary>How many samples a class's numbers stand on.</summary>
/// <param name="ClassName">The class, as metrics name it.</param>
/// <param name="Samples">Its scored samples in all folds.</param>
internal sealed record ClassSupport(string ClassName, long Samples);
