namespace CnnLab;

/// <summary>A file that a data set needs.</summary>
/// <param name="Names">What it may be called, the best known name first: compressed and not, with dots or dashes.</param>
/// <param name="Sha256">The sha256 of a download of the first name, lower-case hexadecimal; null where none is known.</param>
/// <param name="MaximumBytes">A download that grows larger is given up.</param>
public sealed record DataFile(IReadOnlyList<string> Names, string? Sha256, long MaximumBytes);
