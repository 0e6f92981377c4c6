namespace CnnLab.Plugins.Losses;

/// <summary>A score of each class as one number: an average, or one class's own.</summary>
internal sealed class ClassScoring
{
    private readonly ClassScoreOptions _options;
    private readonly Func<ClassCount, double> _score;
    private readonly ClassCounts _counts = new();

    public ClassScoring(ClassScoreOptions options, Func<ClassCount, double> score)
    {
        if (options is { Class: not null, Average: not ClassAverage.Macro })
        {
            throw new ComponentException(
                $"`class` {options.Class} asks for one class's score, and `average` "
                + $"{options.Average.ToString().ToLowerInvariant()} for all classes'. Expected one of the two.");
        }

        (_options, _score) = (options, score);
    }

    public double Result => _counts.Samples == 0
        ? double.NaN
        : _options.Class is { } single
        ? _score(_counts.Classes[single])
        : _options.Average switch
        {
            ClassAverage.Micro => _score(_counts.Sum()),
            ClassAverage.Weighted => Mean(static count => count.Actual),
            _ => Mean(static count => count.IsEmpty ? 0 : 1),
        };

    public void Reset() => _counts.Reset();

    public void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
    {
        if (_options.Class is { } single && !predictions.IsEmpty && single >= predictions.Shape.Count)
        {
            throw new ComponentException(
                $"there is no class {single}: the network has {predictions.Shape.Count}. "
                + $"Expected `class` from 0 to {predictions.Shape.Count - 1}.");
        }

        _counts.Add(predictions, labels);
    }

    private double Mean(Func<ClassCount, long> weight)
    {
        var (sum, weights) = (0.0, 0L);
        foreach (var count in _counts.Classes)
        {
            sum += weight(count) * _score(count);
            weights += weight(count);
        }

        return sum / weights;
    }
}
