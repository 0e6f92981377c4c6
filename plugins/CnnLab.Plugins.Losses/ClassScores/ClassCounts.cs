namespace CnnLab.Plugins.Losses;

/// <summary>
/// Counts each class's samples and predictions: the diagonal of the confusion matrix and its sums. A sample whose
/// predictions are all NaN counts as a sample, and as a prediction of no class.
/// </summary>
internal sealed class ClassCounts
{
    private ClassCount[] _classes = [];

    /// <summary>A count for each class; empty before the first sample.</summary>
    public ReadOnlySpan<ClassCount> Classes => _classes;

    /// <summary>All samples.</summary>
    public long Samples { get; private set; }

    /// <summary>The sums over all classes.</summary>
    public ClassCount Sum()
    {
        var sum = default(ClassCount);
        foreach (var count in _classes)
        {
            sum = new(sum.Right + count.Right, sum.Predicted + count.Predicted, sum.Actual + count.Actual);
        }

        return sum;
    }

    public void Reset()
    {
        Array.Clear(_classes);
        Samples = 0;
    }

    public void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        if (!predictions.IsEmpty && _classes.Length != predictions.Shape.Count)
        {
            _classes = new ClassCount[predictions.Shape.Count];
        }

        for (var sample = 0; sample < predictions.Count; sample++)
        {
            Add(PredictedClass.Of(predictions[sample]), labels[sample]);
        }
    }

    private void Add(int predicted, int actual)
    {
        Samples++;
        _classes[actual] = _classes[actual] with { Actual = _classes[actual].Actual + 1 };
        if (predicted < 0)
        {
            return;
        }

        var count = _classes[predicted];
        var right = predicted == actual ? 1 : 0;
        _classes[predicted] = count with { Right = count.Right + right, Predicted = count.Predicted + 1 };
    }
}
