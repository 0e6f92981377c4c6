namespace CnnLab;

/// <summary>The images of a data set.</summary>
/// <param name="Training">The images to learn from, and to cut into folds.</param>
/// <param name="Test">The images set aside by the data set's makers; null where there are none.</param>
/// <param name="Fingerprint">
/// The sha256 of the content, in lower-case hexadecimal: the same data, the same fingerprint on every machine.
/// </param>
public sealed record DatasetContents(ImageSet Training, ImageSet? Test, string Fingerprint)
{
    /// <summary>
    /// What the user is to know of the loading, a sentence each, such as an image that was left out: in the run's
    /// <c>log.txt</c>, and shown as warnings. Default: none.
    /// </summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
