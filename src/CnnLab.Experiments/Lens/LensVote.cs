namespace CnnLab.Experiments;

/// <summary>What a variant calls an image.</summary>
/// <param name="Variant">The variant's name.</param>
/// <param name="Classes">The class that each of its runs sees, as a number.</param>
public sealed record LensVote(string Variant, IReadOnlyList<int> Classes);
