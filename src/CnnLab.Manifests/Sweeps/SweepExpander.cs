using System.Globalization;
using System.Text.Json;

namespace CnnLab.Manifests;

/// <summary>Makes a manifest's trials.</summary>
public static class SweepExpander
{
    /// <summary>The most trials that a manifest may have.</summary>
    internal const int MostTrials = 100_000;

    /// <summary>Expands a manifest's sweep; one without is its own only trial.</summary>
    /// <param name="document">The manifest, with the overrides of the command line.</param>
    public static SweepExpansion Expand(ManifestDocument document)
    {
        var context = new BindContext(new NoComponents(), []);
        var comparison = new ComparisonCheck(document, context);
        if (document.Root?[SweepReader.Key] is not { } node)
        {
            comparison.WithoutSweep();
            return new SweepExpansion([new Trial(new Dictionary<string, string>(), document)], context.Findings);
        }

        if (new SweepReader(context).Read(node) is not { } sweep) return new SweepExpansion([], context.Findings);
        var trials = Trials(sweep, document.Without(SweepReader.Key), context);
        if (trials.Count > 0) comparison.With(sweep, trials);
        return new SweepExpansion(trials, context.Findings);
    }

    private static List<Trial> Trials(Sweep sweep, ManifestDocument manifest, BindContext context)
    {
        var trials = new List<Trial>();
        var seen = new HashSet<string>();
        var uses = new SweepConditionUses(sweep, manifest);
        var (most, excluded, repeated, beyond) = (sweep.Options.MaxRuns ?? MostTrials, 0, 0, 0);
        foreach (var choices in Combinations(sweep, manifest))
        {
            var trial = Choose(choices, manifest);
            if (uses.Excludes(trial)) excluded++;
            else if (!seen.Add(trial.Title)) repeated++;
            else
            {
                foreach (var one in WithSeeds(trial, sweep.Options.Seeds))
                {
                    if (trials.Count < most) trials.Add(one);
                    else beyond++;
                }
            }

            if (beyond > MostTrials || excluded + repeated > MostTrials) break;
        }

        uses.TellUnused(context);
        Tell(sweep, context, trials.Count, excluded, repeated, beyond);
        return trials;
    }

    private static void Tell(Sweep sweep, BindContext context, int trials, int excluded, int repeated, int beyond)
    {
        var location = sweep.Location;
        if (beyond > 0 && sweep.Options.MaxRuns is null)
            context.Add(Severity.Error, location, SweepReader.Key, $"The sweep has more than {MostTrials} runs. Set `max_runs`.");
        if (trials == 0) context.Add(Severity.Error, location, SweepReader.Key, "Every combination is excluded.");
        if (beyond > 0 && sweep.Options.MaxRuns is { } most)
        {
            var number = beyond > MostTrials ? $"more than {MostTrials}" : beyond.ToString(CultureInfo.InvariantCulture);
            context.Add(Severity.Warning, location, SweepReader.Key, $"`max_runs` {most} leaves out {number} run{(beyond == 1 ? "" : "s")}.");
        }

        if (repeated > 0)
        {
            context.Add(Severity.Notice, location, SweepReader.Key, repeated == 1
                ? "1 combination is the same as another and runs once."
                : $"{repeated} combinations are the same as others and run once.");
        }

        if (excluded > 0)
        {
            context.Add(Severity.Notice, location, SweepReader.Key, excluded == 1
                ? "1 combination is excluded."
                : $"{excluded} combinations are excluded.");
        }
    }

    private static IEnumerable<IReadOnlyList<SweepChoice>> Combinations(Sweep sweep, ManifestDocument manifest) =>
        sweep.Options.Method switch
        {
            SweepMethod.Grid => Grid(sweep.Axes, 0),
            SweepMethod.Random => Enumerable.Range(0, sweep.Options.Samples!.Value).Select(sample =>
                Draw(sweep.Axes, Seed(manifest), (ulong)sample)),
            _ => sweep.List,
        };

    private static IEnumerable<IReadOnlyList<SweepChoice>> Grid(
        IReadOnlyList<IReadOnlyList<SweepParameter>> axes, int first)
    {
        if (first == axes.Count)
        {
            yield return [];
            yield break;
        }

        for (var value = 0; value < axes[first][0].Values.Count; value++)
        {
            foreach (var rest in Grid(axes, first + 1)) yield return [.. At(axes[first], value), .. rest];
        }
    }

    /// <summary>
    /// Each axis draws from a stream of its own: another parameter in the sweep changes nothing for those that were there.
    /// </summary>
    private static List<SweepChoice> Draw(IReadOnlyList<IReadOnlyList<SweepParameter>> axes, ulong seed, ulong sample)
    {
        var choices = new List<SweepChoice>();
        foreach (var axis in axes)
        {
            var random = RandomStream.For(seed, SweepReader.Key, axis[0].Path, sample);
            choices.AddRange(axis[0].Options.Distribution == SweepDistribution.Choice
                ? At(axis, random.NextInt32(axis[0].Values.Count))
                : axis.Select(parameter => Drawn(parameter, ref random)));
        }

        return choices;
    }

    private static IEnumerable<SweepChoice> At(IReadOnlyList<SweepParameter> axis, int value) =>
        axis.Select(parameter =>
            new SweepChoice(parameter.Path, parameter.Values[value], parameter.When, parameter.Key.KeyLocation));

    private static SweepChoice Drawn(SweepParameter parameter, ref RandomStream random)
    {
        const int Digits = 6;
        var (min, max) = (parameter.Options.Min!.Value, parameter.Options.Max!.Value);
        var number = parameter.Options.Distribution switch
        {
            SweepDistribution.Integer => Math.Floor(random.NextDouble(Math.Ceiling(min), Math.Floor(max) + 1)),
            SweepDistribution.LogUniform => Math.Exp(random.NextDouble(Math.Log(min), Math.Log(max))),
            _ => random.NextDouble(min, max),
        };
        // As many digits as a person would write; the manifest of the trial shows the number that is used.
        var text = parameter.Options.Distribution == SweepDistribution.Integer
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString($"G{Digits}", CultureInfo.InvariantCulture);
        var node = new ScalarNode(parameter.Path, parameter.Key.Value.Location, JsonValueKind.Number, text);
        return new SweepChoice(
            parameter.Path, new SweepValue(text, node), parameter.When, parameter.Key.KeyLocation);
    }

    /// <summary>Puts the choices into the manifest, one after the other; one whose conditions do not hold is not made.</summary>
    private static Trial Choose(IReadOnlyList<SweepChoice> choices, ManifestDocument manifest)
    {
        var labels = new Dictionary<string, string>();
        foreach (var (path, value, when, place) in choices)
        {
            if (!when.All(condition => condition.Holds(labels, manifest))) continue;
            labels[path] = value.Label;
            manifest = manifest.Set(path, value.Node, SweepReader.Key, place);
        }

        return new Trial(labels, manifest);
    }

    private static IEnumerable<Trial> WithSeeds(Trial trial, IReadOnlyList<ulong> seeds) => seeds.Count == 0
        ? [trial]
        : seeds.Select(seed => new Trial(
            new Dictionary<string, string>(trial.Labels) { ["seed"] = seed.ToString(CultureInfo.InvariantCulture) },
            trial.Document.Set("seed", seed.ToString(CultureInfo.InvariantCulture), SweepReader.Key)));

    private static ulong Seed(ManifestDocument manifest) =>
        manifest.Find("seed") is ScalarNode seed && ulong.TryParse(seed.Text, CultureInfo.InvariantCulture, out var number)
            ? number
            : 42;

    /// <summary>A sweep's own keys name no components.</summary>
    private sealed class NoComponents : IComponentCatalog
    {
        public IReadOnlyList<ComponentDescriptor> Components => [];

        public IReadOnlyList<PluginProblem> Problems => [];
    }
}
