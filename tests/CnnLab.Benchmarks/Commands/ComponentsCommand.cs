using System.CommandLine;

namespace CnnLab.Benchmarks;

/// <summary>What every component of a family costs beside the plain one.</summary>
internal static class ComponentsCommand
{
    private const string Description = """
        Time every registered pooling, activation or other layer, forward and backward, beside the plain one of its
        family (max_pooling2d, relu, conv2d) in the same run: ratios, so that a slow component is seen.

        Examples:
          components --kind pooling
          components --kind pooling --window "\"pool_size\": 3, \"strides\": 2" --only rank
          components --kind layer --only conv2d
        """;

    /// <summary>The families, and the plain component of each.</summary>
    private static readonly Dictionary<string, (ComponentKind Kind, string Plain)> Families = new()
    {
        ["pooling"] = (ComponentKind.Pooling, "max_pooling2d"),
        ["activation"] = (ComponentKind.Activation, "relu"),
        ["layer"] = (ComponentKind.Layer, "conv2d"),
    };

    private static readonly Option<string> Kind = KindOption();

    private static readonly Option<string> Only = CommonOptions.Only(
        "Only the components whose name contains the text.");

    private static readonly Option<string> Window = new("--window")
    {
        Description = "Further options of the poolings over windows, as members of a JSON object.",
        HelpName = "JSON",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<int> Rounds = CommonOptions.Count(
        "--rounds", "How often each component is measured beside the plain one.", 101);

    private static readonly Option<int> Samples = CommonOptions.Count("--samples", "Images of a batch.", 32);

    private static readonly Option<int> Channels = CommonOptions.Count("--channels", "Channels of an image.", 64);

    private static readonly Option<int> Size = CommonOptions.Count("--size", "Rows, and columns, of an image.", 32);

    public static Command Build()
    {
        var command = new Command("components", Description) { Kind, Only, Window, Rounds, Samples, Channels, Size };
        command.SetAction(Run);
        return command;
    }

    private static Option<string> KindOption()
    {
        var kind = new Option<string>("--kind") { Description = "The family.", DefaultValueFactory = _ => "pooling" };
        kind.AcceptOnlyFromAmong([.. Families.Keys]);
        return kind;
    }

    private static void Run(ParseResult parsed)
    {
        var (kind, plain) = Families[parsed.GetValue(Kind)!];
        var (catalog, factory) = Lab.Components();
        using (factory)
        {
            var all = ComponentCases.All(catalog, kind, parsed.GetValue(Window)!);
            var shape = new Shape(parsed.GetValue(Channels), parsed.GetValue(Size), parsed.GetValue(Size));
            var benchmark = new ComponentBenchmark(factory, shape, parsed.GetValue(Samples), parsed.GetValue(Rounds));
            var timings = benchmark.Run(
                all.First(entry => entry.Component.Type == plain), Named(all, parsed.GetValue(Only)!));
            Console.Write(ComponentBenchmark.Table(plain, timings));
        }
    }

    private static List<ComponentCase> Named(IReadOnlyList<ComponentCase> all, string text)
    {
        var found = all.Where(entry => entry.Name.Contains(text, StringComparison.Ordinal)).ToList();
        return found.Count > 0
            ? found
            : throw new BenchmarkException(
                $"--only {text}: no component has that in its name. "
                + $"Expected a part of one of: {string.Join("; ", all.Select(entry => entry.Name))}.",
                isInput: true);
    }
}
