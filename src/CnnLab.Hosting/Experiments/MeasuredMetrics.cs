using CnnLab.Engine;
using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>What callbacks will find in every epoch's report: known before there is one.</summary>
/// <param name="definition">The experiment.</param>
/// <param name="site">What its metrics are made for.</param>
/// <param name="factory">Makes them.</param>
internal sealed class MeasuredMetrics(ExperimentDefinition definition, MetricSite site, ComponentFactory factory)
{
    private const string Validation = "val_", Test = "test_", Loss = "loss";

    private readonly bool _validates = definition.Training.ValidationSplit > 0;
    private readonly Dictionary<string, MetricReport?> _reports = [];

    /// <summary>What is wrong with watching a metric; null for nothing.</summary>
    /// <param name="callback">The type of the callback that does.</param>
    /// <param name="watched">The metric's name in the report.</param>
    public (Severity Severity, string Message)? Check(string callback, string watched)
    {
        var watches = $"'{callback}' watches '{watched}',";
        if (watched.StartsWith(Test, StringComparison.Ordinal))
        {
            return (Severity.Error, $"{watches} and no callback sees the scored images: what it chose by them would leak "
                + "into the score. Set training.validation_split and watch a val_ metric.");
        }

        var isOfValidation = watched.StartsWith(Validation, StringComparison.Ordinal);
        var isThere = IsThere(isOfValidation ? watched[Validation.Length..] : watched);
        if (isThere != false && isOfValidation && !_validates)
        {
            return (Severity.Error, $"{watches} which there is only with training.validation_split: the scored images are "
                + $"never shown to callbacks. Set it, for example 0.1. {Measured()}");
        }

        return isThere switch
        {
            true => null,
            false => (Severity.Error, $"{watches} which this training does not measure.{Suggest(watched)} {Measured()}"),
            null => (Severity.Warning, $"{watches} a part that its metric may not have.{Suggest(watched)}"),
        };
    }

    /// <summary>What is wrong with comparing runs by a metric; null for nothing.</summary>
    /// <param name="compared">The metric's name in results.</param>
    public (Severity Severity, string Message)? CheckCompared(string compared)
    {
        var prefix = new[] { Test, Validation }.FirstOrDefault(compared.StartsWith, "");
        var isThere = IsThere(compared[prefix.Length..]);
        if (isThere != false && prefix == Validation && !_validates)
        {
            return (Severity.Error, $"'{compared}' is there only with training.validation_split. {Scored()}");
        }

        return isThere switch
        {
            true when prefix.Length == 0 => (
                Severity.Warning,
                $"'{compared}' is of the images that were learned from: it tells who fits them best, not who is better. "
                + Scored()),
            true => null,
            false => (
                Severity.Error, $"this training does not measure '{compared}'.{SuggestScored(compared)} {Scored()}"),
            null => (
                Severity.Warning, $"'{compared}' is a part that its metric may not have.{SuggestScored(compared)}"),
        };
    }

    private string Scored() =>
        $"Of the scored images it measures {string.Join(", ", Names(false, false).Select(name => Test + name))}.";

    // A bare `acuracy` is meant of the scored images, and so is what is near to nothing else.
    private string SuggestScored(string compared)
    {
        string[] names = [.. Names(withParts: true, withValidation: false)];
        var prefix = new[] { Test, Validation }.FirstOrDefault(compared.StartsWith, Test);
        var bare = compared.StartsWith(prefix, StringComparison.Ordinal) ? compared[prefix.Length..] : compared;
        return Suggestion.Nearest(bare, names) is { } near ? $" Did you mean '{prefix}{near}'?" : "";
    }

    /// <summary>Null for a part of a metric that has parts, not this one: what they are may depend on the data.</summary>
    private bool? IsThere(string name)
    {
        var metric = name.Split(MetricReport.PartSeparator)[0];
        if (name == Loss || definition.Metrics.FirstOrDefault(other => other.Type == metric) is not { } component)
        {
            return name == Loss;
        }

        if (Report(component) is not { } report)
        {
            return true;
        }

        return name == metric ? report.Number is not null
            : report.Parts.ContainsKey(name[(metric.Length + 1)..]) ? true
            : report.Parts.Count == 0 ? false : null;
    }

    private string Suggest(string watched)
    {
        var names = Names(withParts: true, withValidation: true).ToList();
        var near = names.Find(name => name.StartsWith(watched, StringComparison.Ordinal))
            ?? Suggestion.Nearest(watched, names);
        return near is null ? "" : $" Did you mean '{near}'?";
    }

    private string Measured() =>
        $"It measures {string.Join(", ", Names(withParts: false, _validates))}"
        + (_validates ? "." : "; val_ metrics need training.validation_split.");

    private IEnumerable<string> Names(bool withParts, bool withValidation)
    {
        List<string> names = [Loss];
        foreach (var metric in definition.Metrics)
        {
            var report = Report(metric);
            if (report is null or { Number: not null })
            {
                names.Add(metric.Type);
            }

            if (withParts)
            {
                names.AddRange(report?.Parts.Keys.Select(part => $"{metric.Type}{MetricReport.PartSeparator}{part}") ?? []);
            }
        }

        return withValidation ? names.Concat(names.Select(name => Validation + name)) : names;
    }

    /// <summary>
    /// What a metric says of a sample of each class, all predicted right; null where it does not like such samples.
    /// </summary>
    private MetricReport? Report(Component<Metric> component)
    {
        if (!_reports.TryGetValue(component.Type, out var report))
        {
            _reports[component.Type] = report = TryReport(component);
        }

        return report;
    }

    private MetricReport? TryReport(Component<Metric> component)
    {
        try
        {
            var (metric, report) = (factory.Create<Metric>(component, site), new MetricReport(component.Type));
            metric.Reset();
            for (var label = 0; label < site.ClassNames.Count; label++)
            {
                var prediction = new float[site.ClassNames.Count];
                prediction[label] = 1;
                metric.Add(new ReadOnlyBatch(prediction, 1, new Shape(prediction.Length)), [label]);
            }

            metric.Report(report);
            return report;
        }
        catch (Exception)
        {
            // It may be right about real samples; where it is not, its first epoch says so.
            return null;
        }
    }
}
