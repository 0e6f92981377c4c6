namespace CnnLab;

/// <summary>The images of a data set.</summary>
/// <param name="Training">The images to learn from, and to cut into folds.</param>
/// <param name="Test">The images set aside by the data set's makers; null where there are none.</param>
/// <param name="Fingerprint">
/// The sha256 of the content, in lower-case hexadecimal: the same data, the same fingerprint on every machine.
/// </param>
public sealed record DatasetContents(ImageSet Training, ImageSet? Test, string Fingerprint);
