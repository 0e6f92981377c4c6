namespace CnnLab.Experiments;

/// <summary>What the record of a run says about it besides its numbers.</summary>
/// <param name="Name">The run's name, as the manifest has it.</param>
/// <param name="Loss">The loss's type, for example <c>categorical_crossentropy</c>.</param>
/// <param name="Labels">The choices of a sweep, by path; empty without a sweep.</param>
/// <param name="Inputs">What the directory was made with.</param>
public sealed record RunHeader(string Name, string Loss, IReadOnlyDictionary<string, string> Labels, RunInputs Inputs);
