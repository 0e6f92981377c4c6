namespace CnnLab.Experiments;

/// <summary>Says which classes images are of.</summary>
internal interface IImageClassifier
{
    /// <summary>The class of every image.</summary>
    /// <param name="images">The images.</param>
    /// <param name="change">What is done to them first; null for nothing.</param>
    int[] Classify(IReadOnlyList<LensImage> images, IImageChange? change);
}
