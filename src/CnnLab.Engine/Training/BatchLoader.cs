namespace CnnLab.Engine;

/// <summary>Puts images and one-hot targets of a batch where the network takes them, on all threads.</summary>
internal sealed class BatchLoader
{
    private const int ImagesPerPiece = 8;

    private readonly Network _network;
    private readonly IParallelLoop _parallel;
    private readonly Augmentation[] _augmentations;
    private readonly Action<int, int> _loadPiece;
    private readonly int[] _labels;
    private ImageSet? _images;
    private ReadOnlyMemory<int> _indexes;
    private RandomStream _random;
    private bool _augment;

    public BatchLoader(Network network, IParallelLoop parallel, Augmentation[] augmentations, int batchSize)
    {
        (_network, _parallel, _augmentations, _loadPiece) = (network, parallel, augmentations, LoadPiece);
        _labels = new int[batchSize];
    }

    /// <summary>Loads images as they are.</summary>
    /// <returns>Their labels.</returns>
    public ReadOnlySpan<int> Load(ImageSet images, ReadOnlyMemory<int> indexes)
    {
        _augment = false;
        return LoadAll(images, indexes);
    }

    /// <summary>Loads images and augments each from its own stream.</summary>
    /// <param name="images">The images.</param>
    /// <param name="indexes">Which of them.</param>
    /// <param name="random">The epoch's stream.</param>
    /// <returns>Their labels.</returns>
    public ReadOnlySpan<int> LoadAugmented(ImageSet images, ReadOnlyMemory<int> indexes, in RandomStream random)
    {
        _augment = _augmentations.Length > 0;
        _random = random;
        return LoadAll(images, indexes);
    }

    private Span<int> LoadAll(ImageSet images, ReadOnlyMemory<int> indexes)
    {
        (_images, _indexes) = (images, indexes);
        _parallel.For((indexes.Length + ImagesPerPiece - 1) / ImagesPerPiece, _loadPiece);
        var targets = _network.Targets(indexes.Length);
        targets.Values.Clear();
        for (var sample = 0; sample < indexes.Length; sample++)
        {
            _labels[sample] = images.Labels[indexes.Span[sample]];
            targets[sample][_labels[sample]] = 1;
        }

        return _labels.AsSpan(0, indexes.Length);
    }

    private void LoadPiece(int piece, int worker)
    {
        var batch = _network.Input(_indexes.Length);
        var end = Math.Min((piece + 1) * ImagesPerPiece, _indexes.Length);
        for (var sample = piece * ImagesPerPiece; sample < end; sample++)
        {
            var index = _indexes.Span[sample];
            _images!.Read(index, batch[sample]);
            if (_augment)
            {
                Augment(batch[sample], index);
            }
        }
    }

    private void Augment(Span<float> image, int index)
    {
        var random = _random.Fork((ulong)index);
        foreach (var augmentation in _augmentations)
        {
            augmentation.Apply(image, _network.InputShape, ref random);
        }
    }
}
