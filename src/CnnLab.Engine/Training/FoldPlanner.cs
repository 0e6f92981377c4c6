namespace CnnLab.Engine;

/// <summary>Decides which samples each fold learns from and is scored on, from the seed alone.</summary>
public static class FoldPlanner
{
    /// <summary>The splits of all repeats.</summary>
    /// <param name="options">How to split.</param>
    /// <param name="data">The images.</param>
    /// <param name="validationSplit">The share of the training samples kept for <c>val_</c> metrics.</param>
    /// <param name="seed">The run's seed.</param>
    /// <exception cref="ComponentException">There are too few samples, or no test images to hold out.</exception>
    public static IReadOnlyList<FoldSplit> Plan(
        CrossValidationOptions options, DatasetContents data, double validationSplit, ulong seed)
    {
        if (FoldCheck.FindProblem(options, validationSplit, data.Training.Count, data.Test?.Count) is { } problem)
        {
            throw new ComponentException(problem);
        }

        var splits = options switch
        {
            HoldOutOptions { TestSize: { } share } => [HoldOut(data.Training.Count, share, seed)],
            HoldOutOptions => [OwnTestImages(data.Training.Count, data.Test!.Count)],
            KFoldOptions folds => Enumerable.Range(1, folds.NRepeats)
                .SelectMany(repeat => KFold(folds, data.Training.Labels, repeat, seed)),
            _ => throw new ArgumentException($"{options.GetType().Name} is not known.", nameof(options)),
        };
        return [.. splits.Select(split => KeepForValidation(split, validationSplit, seed))];
    }

    private static FoldSplit OwnTestImages(int training, int test) =>
        new(1, 1, Range(training), [], Range(test), OwnTestImages: true);

    private static FoldSplit HoldOut(int count, double share, ulong seed)
    {
        var order = Shuffled(count, RandomStream.For(seed, "hold_out"));
        var scored = FoldCheck.Portion(count, share);
        return new FoldSplit(1, 1, order[scored..], [], Sorted(order[..scored]), OwnTestImages: false);
    }

    private static IEnumerable<FoldSplit> KFold(KFoldOptions options, IReadOnlyList<int> labels, int repeat, ulong seed)
    {
        var order = options.Shuffle
            ? Shuffled(labels.Count, RandomStream.For(seed, "folds", index: (ulong)repeat))
            : Range(labels.Count);
        var folds = options is StratifiedKFoldOptions
            ? Deal([.. order.OrderBy(index => labels[index])], options.NSplits)
            : Cut(order, options.NSplits);
        for (var fold = 0; fold < options.NSplits; fold++)
        {
            var training = folds.Where((_, other) => other != fold).SelectMany(part => part).ToArray();
            yield return new FoldSplit(repeat, fold + 1, training, [], Sorted(folds[fold]), OwnTestImages: false);
        }
    }

    /// <summary>Consecutive parts whose sizes differ by one at most.</summary>
    private static int[][] Cut(int[] order, int parts) =>
        [
            .. Enumerable.Range(0, parts).Select(
                part => order[Bound(order.Length, part, parts)..Bound(order.Length, part + 1, parts)]),
        ];

    /// <summary>
    /// Every part gets every so-many-th: of samples sorted by class, each part gets its share of every class.
    /// </summary>
    private static int[][] Deal(int[] order, int parts) =>
        [
            .. Enumerable.Range(0, parts).Select(
                part => order.Where((_, position) => position % parts == part).ToArray()),
        ];

    private static FoldSplit KeepForValidation(FoldSplit split, double share, ulong seed)
    {
        if (share == 0)
        {
            return split with { Training = Sorted(split.Training) };
        }

        var order = Sorted(split.Training);
        RandomStream.For(seed, "validation_split", index: FoldNumber(split)).Shuffle(order.AsSpan());
        var kept = FoldCheck.Portion(order.Length, share);
        return split with { Validation = Sorted(order[..kept]), Training = Sorted(order[kept..]) };
    }

    /// <summary>One number for repeat and fold, the key of a fold's random streams.</summary>
    internal static ulong FoldNumber(FoldSplit split) => ((ulong)split.Repeat << 32) | (uint)split.Fold;

    private static int Bound(int count, int part, int parts) => (int)((long)count * part / parts);

    private static int[] Shuffled(int count, RandomStream random)
    {
        var order = Range(count);
        random.Shuffle(order.AsSpan());
        return order;
    }

    private static int[] Range(int count) => [.. Enumerable.Range(0, count)];

    private static int[] Sorted(int[] indexes) => [.. indexes.Order()];
}
