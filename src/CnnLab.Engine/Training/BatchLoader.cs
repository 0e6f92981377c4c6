using CnnLab.Compute;

namespace CnnLab.Engine;

/// <summary>
/// Puts images and one-hot targets of a batch where the network takes them, and has the next batch loaded meanwhile.
/// </summary>
/// <remarks>
/// Who loads ahead is a question of time only, the bits are the same. Images in memory are loaded by workers that wait
/// for a loop: a batch of them takes less time than waking a thread, and where every processor has a worker, a thread
/// more would hold up whole loops. A thread of their own have images that are read from elsewhere, which is mostly
/// waiting, and those that are augmented where a processor is free. What is not there when it is needed is loaded on
/// all workers.
/// </remarks>
internal sealed class BatchLoader : IDisposable
{
    /// <summary>Behind the streams of the images, whose numbers are 31 bits long.</summary>
    private const ulong FirstBatchStream = 1UL << 32;

    private readonly Network _network;
    private readonly IParallelLoop _parallel;
    private readonly BatchAhead _ahead;
    private readonly Action<int, int> _help;
    private readonly bool _augments;
    private readonly BatchAugmentation[] _batchAugmentations;
    private readonly int[] _labels;
    private LoaderThread? _thread;

    public BatchLoader(Network network, IParallelLoop parallel, Augmentation[] augmentations, int batchSize)
    {
        Augmentation[] ofImages = [.. augmentations.Where(augmentation => augmentation is not BatchAugmentation)];
        (_network, _parallel, _augments) = (network, parallel, ofImages.Length > 0);
        _batchAugmentations = [.. augmentations.OfType<BatchAugmentation>()];
        _ahead = new BatchAhead(network, ofImages);
        _help = (_, _) => _ahead.DoPiece();
        _labels = new int[batchSize];
    }

    /// <summary>Loads a batch, and begins to load the one after it.</summary>
    /// <param name="order">The batches.</param>
    /// <param name="start">Where this one begins in their order.</param>
    /// <returns>
    /// The labels of its images: where targets were mixed, the class with the largest part, the image's own of equal
    /// ones.
    /// </returns>
    /// <exception cref="Exception">What reading or augmenting an image of this batch threw.</exception>
    public ReadOnlySpan<int> Load(BatchOrder order, int start)
    {
        if (!_ahead.Is(order, start))
        {
            _ahead.Abandon();
            _ahead.Begin(order, start, CountAt(order, start));
        }

        if (_ahead.Left is var left && left > 0)
        {
            _parallel.For(left, _help);
        }

        _ahead.End();
        _network.SwapInput();
        var labels = Label(order, start);
        BeginNext(order, start + labels.Length);
        AugmentBatch(order, start, labels);
        return labels;
    }

    /// <summary>Forgets the batch that was loaded ahead, and ends the thread.</summary>
    public void Dispose()
    {
        _ahead.Abandon();
        _thread?.Dispose();
        if (_parallel is WorkerPool pool)
        {
            pool.Spare = null;
        }
    }

    private int CountAt(BatchOrder order, int start) => Math.Min(_labels.Length, order.Indexes.Length - start);

    private Span<int> Label(BatchOrder order, int start)
    {
        var labels = _labels.AsSpan(0, CountAt(order, start));
        var targets = _network.Targets(labels.Length);
        targets.Values.Clear();
        for (var sample = 0; sample < labels.Length; sample++)
        {
            labels[sample] = order.Images.Labels[order.Indexes[start + sample]];
            targets[sample][labels[sample]] = 1;
        }

        return labels;
    }

    private void AugmentBatch(BatchOrder order, int start, Span<int> labels)
    {
        if (order.Augment is not { } augment || _batchAugmentations.Length == 0)
        {
            return;
        }

        var images = _network.Input(labels.Length);
        var targets = _network.Targets(labels.Length);
        var random = augment.Fork(FirstBatchStream + (ulong)start);
        foreach (var augmentation in _batchAugmentations)
        {
            augmentation.Apply(images, targets, ref random);
        }

        for (var sample = 0; sample < labels.Length; sample++)
        {
            labels[sample] = LargestPart(targets[sample], labels[sample]);
        }
    }

    private static int LargestPart(ReadOnlySpan<float> target, int label)
    {
        for (var i = 0; i < target.Length; i++)
        {
            label = target[i] > target[label] ? i : label;
        }

        return label;
    }

    private void BeginNext(BatchOrder order, int start)
    {
        var next = order;
        while (next is not null && start >= next.Indexes.Length)
        {
            (next, start) = (next.Next, 0);
        }

        if (next is null)
        {
            return;
        }

        _ahead.Begin(next, start, CountAt(next, start));
        var hasThread = HasThread(next);
        if (_parallel is WorkerPool pool)
        {
            pool.Spare = hasThread ? null : _ahead;
        }

        if (hasThread)
        {
            (_thread ??= new LoaderThread(_ahead)).Wake();
        }
    }

    private bool HasThread(BatchOrder order) =>
        !LimitedImageSet.IsInMemory(order.Images)
        || (_augments && order.Augment is not null && _parallel.Workers < Environment.ProcessorCount);
}
