using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>All that <c>describe</c> says about a section of the manifest, to be printed or serialised.</summary>
/// <param name="Section">Its key, or the name of one of its types: <c>training</c>, <c>k_fold</c>.</param>
/// <param name="Description">What it is.</param>
/// <param name="Parameters">What can be set.</param>
/// <param name="Example">A line of a manifest; empty where it would be a whole one.</param>
/// <param name="Parts">Its types, or the objects within it.</param>
public sealed record SectionPage(
    string Section,
    string Description,
    IReadOnlyList<OptionDescriptor> Parameters,
    string Example,
    IReadOnlyList<SectionPage> Parts)
{
    private const string Whole = "manifest";

    private static IReadOnlyList<OptionDescriptor> Keys => OptionsDescriptor.Of(typeof(Manifest)).Options;

    /// <summary>The pages of all sections, the whole manifest first.</summary>
    public static IReadOnlyList<SectionPage> All(IComponentCatalog catalog) =>
    [
        new(
            Whole,
            "An experiment. Besides these keys: `extends`, the manifests that this one changes; `components`, "
            + "shared ones by name, for `{ \"ref\": name }`; `sweep`; and any that begins with `x_`.",
            Keys,
            "",
            []),
        Sweep,
        .. Keys.Where(key => key.Options.Count > 0 || Types(key).Any()).Select(key => Of(key, catalog)),
    ];

    /// <summary>A section's page, or that of one of its types; null where there is none of that name.</summary>
    public static SectionPage? Find(string name, IComponentCatalog catalog)
    {
        var pages = All(catalog);
        if (pages.Concat(pages.SelectMany(page => page.Parts)).FirstOrDefault(page => page.Section == name) is { } page)
            return page;
        return Keys.FirstOrDefault(key => key.Name == name) is { } single ? Of(single, catalog) : null;
    }

    /// <summary>The path of a manifest's option that a word alone means, <c>training.epochs</c> for <c>epochs</c>.</summary>
    public static string? PathOf(string word)
    {
        var name = word.Replace('-', '_');
        if (name is "lr" or "learning_rate") return "optimizer.learning_rate";
        if (Keys.FirstOrDefault(key => Means(key, name)) is { } whole) return whole.Name;
        var found = from section in Keys
                    from option in section.Options
                    where Means(option, name)
                    select $"{section.Name}.{option.Name}";
        return found.FirstOrDefault();
    }

    private static bool Means(OptionDescriptor option, string name) =>
        option.Name == name || option.Aliases.Contains(name);

    private static SectionPage Sweep => new(
        SweepReader.Key,
        "Makes many runs of one manifest. Besides these keys: `parameters`, objects by path of the manifest; `list`, "
        + "combinations of paths and values, for the method list; `exclude`, combinations to leave out.",
        OptionsDescriptor.Of(typeof(SweepOptions)).Options,
        """ "sweep": { "parameters": { "optimizer.learning_rate": { "values": [0.1, 0.01] } }, "seeds": [1, 2] }""".Trim(),
        [
            new SectionPage(
                "sweep.parameters",
                "What a path of the manifest can be. Besides these keys: `values`, a list; `when`, what other paths "
                + "must be for this one to be set at all.",
                OptionsDescriptor.Of(typeof(SweepParameterOptions)).Options,
                """ "optimizer.momentum": { "values": [0, 0.9], "when": { "optimizer.type": "sgd" } }""".Trim(),
                []),
        ]);

    private static SectionPage Of(OptionDescriptor key, IComponentCatalog catalog) => new(
        key.Name,
        key.Options.Count > 0 ? key.Description : $"{key.Description.TrimEnd('.')}: {key.Type}.",
        key.Options,
        $"\"{key.Name}\": {OneLineJson.Of(key.ValueType.Example(catalog))}",
        [.. Types(key).Select(type => Of(key, type, catalog))]);

    private static SectionPage Of(OptionDescriptor key, JsonDerivedTypeAttribute type, IComponentCatalog catalog)
    {
        var name = type.TypeDiscriminator!.ToString()!;
        var options = OptionsDescriptor.Of(type.DerivedType);
        var example = ExampleJson.Of(options, catalog);
        example.Insert(0, ComponentBinder.TypeKey, JsonValue.Create(name));
        return new SectionPage(
            name, $"A type of `{key.Name}`.", options.Options, $"\"{key.Name}\": {OneLineJson.Of(example)}", []);
    }

    private static IEnumerable<JsonDerivedTypeAttribute> Types(OptionDescriptor key) =>
        key.Property.PropertyType.GetCustomAttributes<JsonDerivedTypeAttribute>(false);
}
