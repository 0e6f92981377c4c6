using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>
/// Holds a manifest's <c>comparison</c> against its sweep: the factor must be a path that the sweep changes, and the
/// baseline one of its values. What else can be wrong with it the binder says.
/// </summary>
internal sealed class ComparisonCheck(ManifestDocument document, BindContext context)
{
    private const string Seed = "seed";

    /// <summary>Without a sweep the runs of other manifests may be the other variants.</summary>
    public void WithoutSweep()
    {
        if (Text("factor") is { } factor)
        {
            context.Add(
                Severity.Notice,
                factor.Location,
                factor.Path,
                "The manifest has no sweep, so its run is one variant, to be compared with the runs of other "
                + "manifests.");
        }
    }

    public void With(Sweep sweep, IReadOnlyList<Trial> trials)
    {
        if (Text("factor") is not { } factor) return;
        string[] swept = [.. trials.SelectMany(trial => trial.Labels.Keys).Distinct().Where(path => path != Seed)];
        if (factor.Text == Seed)
            context.Error(factor, $"Seeds are repeats of every variant, not something that is compared.{Known(swept)}");
        else if (!swept.Contains(factor.Text))
            context.Error(factor, NotSwept(factor.Text, swept));
        else
            CheckVariants(factor, sweep, trials);
    }

    private static string Known(string[] swept) =>
        swept.Length > 0 ? $" Expected one of {string.Join(", ", swept.Select(path => $"`{path}`"))}." : "";

    private static string NotSwept(string factor, string[] swept) => swept.Length > 0
        ? $"The sweep does not change `{factor}`, so it has no variants.{Suggestion.OrList(factor, swept)}"
        : $"The sweep changes nothing but the seed, so `{factor}` has no variants. Expected it in `sweep.parameters`.";

    private void CheckVariants(ScalarNode factor, Sweep sweep, IReadOnlyList<Trial> trials)
    {
        string[] variants =
            [.. trials.Select(trial => trial.Labels.GetValueOrDefault(factor.Text)).OfType<string>().Distinct()];
        if (variants.Length < 2)
            Warn(factor, $"The only variant is `{variants[0]}`: there is nothing to compare it with.");
        var together = sweep.Axes.FirstOrDefault(axis => axis.Any(parameter => parameter.Path == factor.Text)) ?? [];
        foreach (var other in together.Where(parameter => parameter.Path != factor.Text))
        {
            Warn(factor, $"`{other.Path}` changes together with it: runs that differ in more than the factor are not "
                + "compared with each other.");
        }

        if (Text("baseline") is { } baseline && !variants.Contains(baseline.Text))
        {
            context.Error(
                baseline,
                $"`{baseline.Text}` is no variant of `{factor.Text}`.{Suggestion.OrList(baseline.Text, variants)}");
        }
    }

    private void Warn(Node node, string message) => context.Add(Severity.Warning, node.Location, node.Path, message);

    private ScalarNode? Text(string key) =>
        (document.Root?["comparison"] as ObjectNode)?[key] is ScalarNode { Kind: JsonValueKind.String } text
            ? text
            : null;
}
