namespace CnnLab.Manifests;

/// <summary>
/// Sees which of a sweep's conditions hold for some trial: one with a mistyped path or value would change nothing, and
/// nobody would know.
/// </summary>
internal sealed class SweepConditionUses
{
    private const int MostKnown = 100;

    private readonly Sweep _sweep;
    private readonly SweepCondition[] _when;
    private readonly bool[] _excludes;
    private readonly Dictionary<SweepCondition, HashSet<string>> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<SweepCondition, HashSet<string>> _unmet = new(ReferenceEqualityComparer.Instance);

    /// <param name="sweep">The sweep.</param>
    /// <param name="manifest">The manifest without the sweep's values, which a <c>when</c> may ask for, too.</param>
    public SweepConditionUses(Sweep sweep, ManifestDocument manifest)
    {
        _sweep = sweep;
        _excludes = new bool[sweep.Exclude.Count];
        _when = [.. sweep.Axes.SelectMany(axis => axis).SelectMany(parameter => parameter.When)];
        foreach (var condition in _when.Concat(sweep.Exclude.SelectMany(conditions => conditions)))
        {
            _texts[condition] = [];
            _unmet[condition] = [.. condition.Accepted];

            // What a random sweep can draw and did not is no mistake.
            foreach (var parameter in sweep.Axes.SelectMany(axis => axis).Where(other => other.Path == condition.Path))
                See(condition, parameter.Values.Select(value => value.Label));
        }

        See(_when, new Trial(new Dictionary<string, string>(), manifest));
    }

    /// <summary>Whether the sweep leaves a trial out.</summary>
    public bool Excludes(Trial trial)
    {
        See(_when, trial);
        var isExcluded = false;
        for (var i = 0; i < _excludes.Length; i++)
        {
            See(_sweep.Exclude[i], trial);
            if (!_sweep.Exclude[i].All(condition => condition.Holds(trial.Labels, trial.Document))) continue;
            _excludes[i] = isExcluded = true;
        }

        return isExcluded;
    }

    /// <summary>Tells what no trial has.</summary>
    public void TellUnused(BindContext context)
    {
        foreach (var condition in _unmet.Keys.Where(condition => _unmet[condition].Count > 0))
        {
            context.Add(Severity.Error, condition.Key.KeyLocation, condition.Key.Value.Path, Explain(condition));
        }

        foreach (var (index, conditions) in _sweep.Exclude.Index())
        {
            if (conditions.Count == 0 || _excludes[index] || _sweep.Options.Method == SweepMethod.Random || conditions.Any(HasUnmet)) continue;
            var first = conditions[0].Key;
            context.Add(Severity.Warning, first.KeyLocation, first.Value.Path, "No combination has all of these values.");
        }
    }

    private bool HasUnmet(SweepCondition condition) => _unmet[condition].Count > 0;

    private string Explain(SweepCondition condition)
    {
        var texts = _texts[condition];
        if (texts.Count == 0)
        {
            string[] paths = [.. _sweep.Axes.SelectMany(axis => axis).Select(parameter => parameter.Path)];
            string[] listed = [.. _sweep.List.SelectMany(choices => choices).Select(choice => choice.Path).Distinct()];
            return $"No trial has a `{condition.Path}`.{Suggestion.OrList(condition.Path, [.. paths, .. listed])}";
        }

        var missing = _unmet[condition].First();
        return $"No trial has `{missing}` as `{condition.Path}`.{Suggestion.OrList(missing, texts)}";
    }

    private void See(IReadOnlyList<SweepCondition> conditions, Trial trial)
    {
        foreach (var condition in conditions.Where(HasUnmet))
        {
            See(condition, condition.Texts(trial.Labels, trial.Document));
        }
    }

    private void See(SweepCondition condition, IEnumerable<string> texts)
    {
        foreach (var text in texts)
        {
            if (_texts[condition].Count < MostKnown) _texts[condition].Add(text);
            _unmet[condition].RemoveWhere(accepted => SweepCondition.AreSame(accepted, text));
        }
    }
}
