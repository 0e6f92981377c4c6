namespace CnnLab;

/// <summary>A file that a data set needs, or all the files that a pattern matches.</summary>
/// <param name="Names">
/// What it may be called, the best known name first: compressed and not, with dots or dashes. A name with <c>*</c> or
/// <c>?</c> stands for every file it matches, at least one.
/// </param>
/// <param name="Sha256">
/// The sha256 of a download of the first name, or of the archive, lower-case hexadecimal; null where none is known.
/// </param>
/// <param name="MaximumBytes">A download that grows larger is given up, and so is unpacking more than this.</param>
/// <param name="Archive">
/// The <c>.tar.gz</c> file that is downloaded and unpacked in its place; null where it can be had by itself.
/// </param>
public sealed record DataFile(IReadOnlyList<string> Names, string? Sha256, long MaximumBytes, string? Archive = null);
