using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// A trained network: the class is that of its largest output, of equal ones the first; -1 where they are no numbers.
/// </summary>
/// <param name="network">The network, with its memory and parameters.</param>
/// <param name="batchSize">The most images of a batch.</param>
/// <param name="standardization">What is done to every channel first; null for nothing.</param>
/// <param name="cancellationToken">Gives up between two batches.</param>
internal sealed class NetworkClassifier(
    Network network, int batchSize, Standardization? standardization, CancellationToken cancellationToken)
    : IImageClassifier
{
    public int[] Classify(IReadOnlyList<LensImage> images, IImageChange? change) =>
        Classify(images, change, _ => { });

    /// <summary>The same, and lets somebody look at the layers' outputs of every batch.</summary>
    /// <param name="images">The images.</param>
    /// <param name="change">What is done to them first; null for nothing.</param>
    /// <param name="look">Gets the count of the images whose outputs the network has.</param>
    public int[] Classify(IReadOnlyList<LensImage> images, IImageChange? change, Action<int> look)
    {
        var classes = new int[images.Count];
        for (var start = 0; start < classes.Length; start += batchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(batchSize, classes.Length - start);
            var input = network.Input(count);
            for (var image = 0; image < count; image++)
            {
                Fill(images[start + image], change, input[image]);
            }

            network.Forward(count, Phase.Inference, step: 0);
            look(count);
            var outputs = network.Predictions(count);
            for (var image = 0; image < count; image++)
            {
                classes[start + image] = PredictedClass.Of(outputs[image]);
            }
        }

        return classes;
    }

    private void Fill(LensImage image, IImageChange? change, Span<float> target)
    {
        if (change is null)
        {
            image.Pixels.CopyTo(target);
        }
        else
        {
            change.Apply(image, target);
        }

        standardization?.Apply(target);
    }
}
