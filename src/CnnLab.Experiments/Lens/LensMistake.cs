namespace CnnLab.Experiments;

/// <summary>
/// An image that a network calls wrongly. Where two networks disagree one of them is wrong, so these are all images
/// that a report may want to show.
/// </summary>
/// <param name="Index">Its place in the data set's images: the test images where those are scored.</param>
/// <param name="Picture">The image.</param>
public sealed record LensMistake(int Index, LensPicture Picture);
