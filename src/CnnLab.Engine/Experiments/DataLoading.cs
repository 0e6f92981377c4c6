namespace CnnLab.Engine;

/// <summary>Loads a data set and holds it to its word, whoever wrote it.</summary>
internal static class DataLoading
{
    /// <exception cref="ComponentException">
    /// The data are missing or damaged, not those that are pinned, empty, or labelled with classes that do not exist.
    /// </exception>
    public static DatasetContents Load(Dataset dataset, string type, CancellationToken cancellationToken)
    {
        var data = Read(dataset, type, cancellationToken);
        CheckFingerprint(dataset.Options, data);
        CheckImages(data.Training, "training", type, dataset.ClassNames.Count);
        if (data.Test is { } test)
        {
            CheckImages(test, "test", type, dataset.ClassNames.Count);
        }

        return data with
        {
            Training = Limit(data.Training, dataset.Options.TrainLimit),
            Test = data.Test is { } images ? Limit(images, dataset.Options.TestLimit) : null,
        };

        ImageSet Limit(ImageSet set, int? limit) =>
            LimitedImageSet.Of(set is ByteImageSet ? set : new NamedImageSet(set, type, dataset), limit);
    }

    private static DatasetContents Read(Dataset dataset, string type, CancellationToken cancellationToken)
    {
        try
        {
            return dataset.Load(cancellationToken);
        }
        catch (Exception exception) when (exception is not (ComponentException or OperationCanceledException))
        {
            throw new ComponentException(
                $"data set '{type}': loading threw {exception.GetType().Name}: {exception.Message}", exception);
        }
    }

    private static void CheckFingerprint(DatasetOptions options, DatasetContents data)
    {
        if (options.Sha256 is { } expected && expected != data.Fingerprint)
        {
            throw new ComponentException(
                "the data set is not the one the manifest pins. "
                + $"Expected dataset.sha256 {expected}, received {data.Fingerprint}.");
        }
    }

    private static void CheckImages(ImageSet images, string part, string type, int classes)
    {
        if (images.Count == 0)
        {
            throw new ComponentException($"data set '{type}' has no {part} images. Expected at least one.");
        }

        for (var index = 0; index < images.Count; index++)
        {
            if ((uint)images.Labels[index] >= (uint)classes)
            {
                throw new ComponentException(
                    $"data set '{type}': {part} image {index} has the label {images.Labels[index]}. "
                    + $"Expected 0 to {classes - 1}.");
            }
        }
    }
}
