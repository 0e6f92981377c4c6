using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>Looks at one trained network. Gives the same bits for any number of threads.</summary>
/// <param name="recorded">The network, which keeps its layers' outputs.</param>
/// <param name="isPooling">Whether a layer of a type pools.</param>
/// <param name="options">What is measured.</param>
internal sealed class LensMeasurement(RecordedNetwork recorded, Func<string, bool> isPooling, LensOptions options)
{
    private readonly Network _network = recorded.Network;

    /// <summary>Asks the network about images.</summary>
    public LensFold Measure(LensImages images, string checkpointSha256, CancellationToken cancellationToken)
    {
        var classifier = new NetworkClassifier(
            _network, recorded.BatchSize, recorded.Checkpoint.Standardization, cancellationToken);
        var (predicted, pooling, maps) = Look(classifier, images);
        var robustness = new Robustness(classifier, images, predicted);
        return new LensFold
        {
            Repeat = recorded.Checkpoint.Repeat,
            Fold = recorded.Checkpoint.Fold,
            CheckpointSha256 = checkpointSha256,
            Accuracy = images.Images.Where((image, place) => image.Label == predicted[place]).Count()
                / (double)predicted.Length,
            Shifts = robustness.Shifts(options.Shifts),
            Noise = robustness.Changes(
                options.Noise, deviation => new NoiseChange(images, deviation, options.Seed)),
            Blur = robustness.Changes(options.Blur, deviation => new BlurChange(images.Shape, deviation)),
            Occlusion = robustness.Changes(
                options.Occlusion, share => new OcclusionChange(images.Shape, share, options.Seed)),
            Pooling = pooling,
            Filters = LensPictures.Filters(recorded.Tensors),
            Example = LensPictures.Image(images.Images[0], images),
            Maps = maps,
            Indexes = [.. images.Images.Select(image => image.Index)],
            Labels = [.. images.Images.Select(image => image.Label)],
            Predicted = predicted,
            Mistakes = LensPictures.Mistakes(images, predicted),
        };
    }

    private (int[] Predicted, IReadOnlyList<PoolingStatistics> Pooling, IReadOnlyList<LensPicture> Maps) Look(
        NetworkClassifier classifier, LensImages images)
    {
        var layers = PoolingLayers();
        var statistics = layers.ConvertAll(layer => new MapStatistics(layer.OutputShape));
        var maps = new List<LensPicture>();
        var isFirst = true;
        var predicted = classifier.Classify(images.Images, change: null, count =>
        {
            foreach (var (layer, sum) in layers.Zip(statistics))
            {
                var outputs = _network.Output(layer.Place, count);
                if (isFirst)
                {
                    maps.AddRange(LensPictures.Maps(layer.Name, outputs[0].ToArray(), layer.OutputShape));
                }

                for (var image = 0; image < count; image++)
                {
                    sum.Add(outputs[image]);
                }
            }

            isFirst = false;
        });
        return (predicted, [.. layers.Zip(statistics, (layer, sum) => sum.Result(layer.Name, layer.Type))], maps);
    }

    private List<PoolingPlace> PoolingLayers() =>
    [
        .. from layer in _network.Summary.Layers.Index()
           where isPooling(layer.Item.Type)
           let shape = _network.Output(layer.Index, 1).Shape
           select new PoolingPlace(layer.Index, layer.Item.Name, layer.Item.Type, shape),
    ];
}
