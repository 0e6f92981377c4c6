namespace CnnLab.Engine;

/// <summary>The classes that a network gives the scored images, and those that the fold ends with.</summary>
/// <param name="labels">The classes of all images.</param>
/// <param name="scored">The places of the scored ones, in the order of their batches.</param>
internal sealed class PredictedClasses(IReadOnlyList<int> labels, int[] scored)
{
    private int[] _last = new int[scored.Length];
    private int[] _kept = new int[scored.Length];
    private int _count;

    /// <summary>The images with the classes that were kept.</summary>
    public IReadOnlyList<ScoredImage> Kept =>
        [.. scored.Zip(_kept, (index, predicted) => new ScoredImage(index, labels[index], predicted))];

    public void Reset() => _count = 0;

    public void Add(ReadOnlyBatch predictions)
    {
        for (var sample = 0; sample < predictions.Count; sample++)
        {
            _last[_count++] = PredictedClass.Of(predictions[sample]);
        }
    }

    /// <summary>The classes of the last evaluation are those that the fold ends with, unless others follow.</summary>
    public void Keep() => (_last, _kept) = (_kept, _last);
}
