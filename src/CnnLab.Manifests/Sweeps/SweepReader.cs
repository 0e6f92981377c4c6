namespace CnnLab.Manifests;

/// <summary>Reads a manifest's <c>sweep</c>; collects every finding of it.</summary>
internal sealed class SweepReader(BindContext context)
{
    public const string Key = "sweep";

    private const string ParametersKey = "parameters";
    private const string ListKey = "list";
    private const string ExcludeKey = "exclude";
    private const string ValuesKey = "values";
    private const string WhenKey = "when";

    /// <summary>The keys of a sweep and of a parameter that no record holds.</summary>
    public static IReadOnlyList<string> OtherKeys { get; } = [ParametersKey, ListKey, ExcludeKey];

    /// <inheritdoc cref="OtherKeys"/>
    public static IReadOnlyList<string> OtherParameterKeys { get; } = [ValuesKey, WhenKey];

    /// <summary>The sweep; null where there is an error in it.</summary>
    public Sweep? Read(Node node)
    {
        if (node is not ObjectNode sweep)
        {
            context.Error(node, $"Expected an object with `parameters`, received {node.Shown}.");
            return null;
        }

        var bound = RecordBinder.Bind(
            OptionsDescriptor.Of(typeof(SweepOptions)), sweep, "a key of a sweep", OtherKeys, context);
        var parameters = Objects(sweep, ParametersKey, single: true)
            .SelectMany(entry => entry.Members)
            .Where(member => !RecordBinder.IsFree(member.Key))
            .Select(ReadParameter)
            .ToList();
        var list = Objects(sweep, ListKey, single: false).Select(ReadCombination).ToList();
        CheckLabels(list);
        var exclude = Objects(sweep, ExcludeKey, single: false)
            .Select(conditions => SweepCondition.AllOf(conditions, context))
            .ToList();
        if (bound is not SweepOptions options) return null;
        CheckMethod(options, parameters, list, sweep);
        CheckZip(options, parameters, sweep);
        CheckSeeds(options, sweep);
        var axes = ZippedAxes(options, parameters, sweep);
        CheckOrder([.. axes.SelectMany(axis => axis)]);
        return context.Errors > 0 ? null : new Sweep(options, axes, list, exclude, sweep.Location);
    }

    /// <summary>The objects under a key: one, or a list of them.</summary>
    private IEnumerable<ObjectNode> Objects(ObjectNode sweep, string key, bool single)
    {
        if (sweep[key] is not { } node) yield break;
        Node[] items = single ? [node] : node is ArrayNode list ? [.. list.Items] : [];
        if (!single && node is not ArrayNode)
            context.Error(node, $"Expected a list of objects with paths and values, received {node.Shown}.");
        foreach (var item in items)
        {
            if (item is ObjectNode members) yield return members;
            else context.Error(item, $"Expected an object with paths of the manifest as keys, received {item.Shown}.");
        }
    }

    private SweepParameter ReadParameter(Member member)
    {
        CheckPath(member);
        if (member.Value is not ObjectNode node)
        {
            context.Error(member.Value, $"Expected {{ \"values\": [...] }} or a distribution, received {member.Value.Shown}.");
            return new SweepParameter(member.Key, [], new SweepParameterOptions(), [], member);
        }

        var options = RecordBinder.Bind(
            OptionsDescriptor.Of(typeof(SweepParameterOptions)), node, "a key of a sweep's parameter", OtherParameterKeys, context)
            as SweepParameterOptions ?? new SweepParameterOptions();
        var values = ReadValues(node);
        var when = Objects(node, WhenKey, single: true)
            .SelectMany(conditions => SweepCondition.AllOf(conditions, context))
            .ToList();
        CheckDistribution(options, values, node);
        return new SweepParameter(member.Key, values, options, when, member);
    }

    private List<SweepValue> ReadValues(ObjectNode parameter)
    {
        if (parameter[ValuesKey] is not { } node) return [];
        if (node is not ArrayNode { Items.Count: > 0 } list)
        {
            context.Error(node, $"Expected a list of at least one value, received {node.Shown}.");
            return [];
        }

        var values = list.Items.Select(item => SweepValue.Of(item, context)).ToList();
        for (var i = 0; i < values.Count; i++)
        {
            if (values.FindIndex(other => other.Label == values[i].Label) < i)
            {
                context.Error(
                    list.Items[i],
                    $"Two values are called `{values[i].Label}`. Expected a `\"label\"` of its own in each.");
            }
        }

        return values;
    }

    private List<SweepChoice> ReadCombination(ObjectNode combination)
    {
        foreach (var member in combination.Members) CheckPath(member);
        CheckOrder([.. combination.Members.Select(member => new SweepParameter(member.Key, [], new SweepParameterOptions(), [], member))]);
        return
        [
            .. combination.Members.Select(member =>
                new SweepChoice(member.Key, SweepValue.Of(member.Value, context), [], member.KeyLocation)),
        ];
    }

    private void CheckPath(Member member)
    {
        if (ManifestPath.Steps(member.Key) is { Count: > 0 } steps && steps[0] != Key && steps[0] != "seed") return;
        var message = member.Key == "seed"
            ? "A seed is no parameter. Expected `\"seeds\": [...]` in the sweep, so that repeats are known as such."
            : $"`{member.Key}` is not a path. Expected keys with dots between them, as in model.layers.conv1.filters.";
        context.Add(Severity.Error, member.KeyLocation, member.Value.Path, message);
    }

    private void CheckDistribution(SweepParameterOptions options, List<SweepValue> values, ObjectNode node)
    {
        if (options.Distribution == SweepDistribution.Choice)
        {
            if (node[ValuesKey] is null) context.Error(node, "`values` is missing. Expected a list of at least one value.");
            return;
        }

        var (min, max) = (options.Min, options.Max);
        var least = options.Distribution == SweepDistribution.LogUniform ? double.Epsilon : double.NegativeInfinity;
        if (values.Count > 0) context.Error(node[ValuesKey]!, "A distribution of numbers has no `values`.");
        if (min is null || max is null || min > max || min < least)
            context.Error(node, $"Expected `min` and `max`, {(least > 0 ? "above 0, " : "")}the first not above the second.");
        else if (options.Distribution == SweepDistribution.Integer && Math.Ceiling(min.Value) > Math.Floor(max.Value))
            context.Error(node, "There is no whole number from `min` to `max`. Expected one at least.");
    }

    private void CheckMethod(
        SweepOptions options, List<SweepParameter> parameters, List<List<SweepChoice>> list, ObjectNode sweep)
    {
        var isList = options.Method == SweepMethod.List;
        if (isList && list.Count == 0) context.Error(sweep, "A sweep by list needs `list`, with at least one combination.");
        if (!isList && sweep[ListKey] is { } odd) context.Error(odd, "`list` needs `\"method\": \"list\"`.");
        if (isList && parameters.Count > 0)
            context.Error(sweep[ParametersKey]!, "A sweep by list has no `parameters`: each combination names its values.");
        if (!isList && parameters.Count == 0 && options.Seeds.Count == 0)
            context.Error(sweep, "The sweep changes nothing. Expected `parameters` or `seeds`.");
        if (options.Method == SweepMethod.Random && options.Samples is null)
            context.Error(sweep, "A random sweep needs `samples`: how many combinations are drawn.");
        if (options.Method != SweepMethod.Random && options.Samples is not null)
            context.Error(sweep["samples"]!, "`samples` needs `\"method\": \"random\"`.");
        foreach (var numbers in parameters.Where(parameter => parameter.Options.Distribution != SweepDistribution.Choice))
        {
            if (options.Method == SweepMethod.Grid)
                context.Error(numbers.Key.Value, "A distribution of numbers needs `\"method\": \"random\"`.");
        }
    }

    /// <summary>Runs are told apart by their labels: two values with one would be taken for the same run.</summary>
    private void CheckLabels(List<List<SweepChoice>> list)
    {
        var known = new Dictionary<(string Path, string Label), string>();
        foreach (var (path, value, _, _) in list.SelectMany(choices => choices))
        {
            var text = SweepValue.TextOf(value.Node);
            if (!known.TryAdd((path, value.Label), text) && known[(path, value.Label)] != text)
            {
                context.Error(
                    value.Node, $"Two values are called `{value.Label}`. Expected a `\"label\"` of its own in each.");
            }
        }
    }

    /// <summary>Values are set one after the other: a label must stay true, and a condition see what it asks for.</summary>
    private void CheckOrder(IReadOnlyList<SweepParameter> parameters)
    {
        for (var first = 0; first < parameters.Count; first++)
        {
            foreach (var later in parameters.Skip(first + 1))
            {
                var (path, when) = (parameters[first].Path, parameters[first].When);
                if (IsWithin(path, later.Path))
                    context.Error(later.Key.Value, $"`{later.Path}` replaces `{path}`, which is set before. Expected it in front of that.");
                if (when.Any(condition => condition.Path == later.Path || IsWithin(condition.Path, later.Path)))
                    context.Error(later.Key.Value, $"`when` of `{path}` depends on `{later.Path}`. Expected it in front of that.");
            }
        }
    }

    private static bool IsWithin(string path, string outer) => path.StartsWith($"{outer}.", StringComparison.Ordinal);

    private void CheckZip(SweepOptions options, List<SweepParameter> parameters, ObjectNode sweep)
    {
        foreach (var path in options.Zip.SelectMany(zip => zip).GroupBy(path => path).Where(path => path.Count() > 1))
        {
            context.Error(sweep["zip"]!, $"`{path.Key}` is there more than once. Expected each parameter in one group, once.");
        }

        foreach (var parameter in parameters.Where(parameter =>
            parameter.Options.Distribution != SweepDistribution.Choice
            && options.Zip.Any(zip => zip.Contains(parameter.Path))))
        {
            context.Error(sweep["zip"]!, $"`{parameter.Path}` is drawn from a distribution. Expected parameters with `values`.");
        }
    }

    private void CheckSeeds(SweepOptions options, ObjectNode sweep)
    {
        if (options.Seeds.GroupBy(seed => seed).FirstOrDefault(seed => seed.Count() > 1) is { } twice)
        {
            context.Error(sweep["seeds"]!, $"The seed {twice.Key} is there more than once. Expected each seed once: it repeats nothing.");
        }
    }

    private List<IReadOnlyList<SweepParameter>> ZippedAxes(
        SweepOptions options, List<SweepParameter> parameters, ObjectNode sweep)
    {
        var axes = new List<IReadOnlyList<SweepParameter>>();
        foreach (var parameter in parameters)
        {
            if (axes.Exists(axis => axis.Contains(parameter))) continue;
            var group = options.Zip.FirstOrDefault(zip => zip.Contains(parameter.Path));
            axes.Add(group is null ? [parameter] : [.. parameters.Where(other => group.Contains(other.Path))]);
        }

        foreach (var path in options.Zip.SelectMany(zip => zip).Where(path => !parameters.Exists(p => p.Path == path)))
        {
            context.Error(
                sweep["zip"]!,
                $"`{path}` is no parameter of the sweep.{Suggestion.OrList(path, [.. parameters.Select(p => p.Path)])}");
        }

        foreach (var axis in axes.Where(axis => axis.Any(parameter => parameter.Values.Count != axis[0].Values.Count)))
        {
            var counts = string.Join(", ", axis.Select(parameter => $"`{parameter.Path}` has {parameter.Values.Count}"));
            context.Error(sweep["zip"]!, $"Parameters that change together need as many values each: {counts}.");
        }

        return axes;
    }
}
