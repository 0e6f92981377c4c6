namespace CnnLab.Experiments;

/// <summary>How much of what a network says about images stays when they are changed.</summary>
/// <param name="classifier">The network.</param>
/// <param name="images">The images.</param>
/// <param name="predicted">What it says about them unchanged.</param>
internal sealed class Robustness(IImageClassifier classifier, LensImages images, int[] predicted)
{
    /// <summary>Shifts by some numbers of pixels.</summary>
    public IReadOnlyList<LensPoint> Shifts(IReadOnlyList<int> pixels) =>
        [.. pixels.Select(count => Point(count, ImageShift.Around(images.Shape, count)))];

    /// <summary>A change of some strengths.</summary>
    public IReadOnlyList<LensPoint> Changes(IReadOnlyList<double> strengths, Func<double, IImageChange> change) =>
        [.. strengths.Select(strength => Point(strength, [change(strength)]))];

    private LensPoint Point(double strength, IReadOnlyList<IImageChange> changes)
    {
        var (same, right) = (0, 0);
        foreach (var change in changes)
        {
            var now = classifier.Classify(images.Images, change);
            for (var i = 0; i < now.Length; i++)
            {
                // Two times no class is not twice the same.
                same += now[i] == predicted[i] && now[i] >= 0 ? 1 : 0;
                right += now[i] == images.Images[i].Label ? 1 : 0;
            }
        }

        var all = (double)changes.Count * predicted.Length;
        return new LensPoint(strength, same / all, right / all);
    }
}
