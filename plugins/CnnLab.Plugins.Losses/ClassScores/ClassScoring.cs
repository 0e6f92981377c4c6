namespace CnnLab.Plugins.Losses;

/// <summary>A score of each class as one number: an average, or one class's own.</summary>
internal sealed class ClassScoring
{
    private readonly ClassScoreOptions _options;
    private readonly IReadOnlyList<string> _classNames;
    private readonly Func<ClassCount, double> _score;
    private readonly ClassCounts _counts = new();

    public ClassScoring(ClassScoreOptions options, MetricSite site, Func<ClassCount, double> score)
    {
        if (options is { Class: not null, Average: not ClassAverage.Macro })
        {
            throw new ComponentException(
                $"`class` {options.Class} asks for one class's score, and `average` "
                + $"{options.Average.ToString().ToLowerInvariant()} for all classes'. Expected one of the two.");
        }

        if (options.Class >= site.ClassNames.Count)
        {
            throw new ComponentException(
                $"there is no class {options.Class}: the data set has {site.ClassNames.Count}. "
                + $"Expected `class` from 0 to {site.ClassNames.Count - 1}.");
        }

        (_options, _classNames, _score) = (options, site.ClassNames, score);
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

    public void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels) => _counts.Add(predictions, labels);

    public void Report(MetricReport report)
    {
        report.Add(Result);
        for (var i = 0; _options.PerClass && i < _counts.Classes.Length; i++)
        {
            if (!_counts.Classes[i].IsEmpty)
            {
                report.Add(_classNames[i], _score(_counts.Classes[i]));
            }
        }
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
