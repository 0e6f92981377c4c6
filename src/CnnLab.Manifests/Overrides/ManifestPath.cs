using System.Globalization;

namespace CnnLab.Manifests;

/// <summary>A way into a manifest: <c>model.layers.pool1.pool_size</c> or <c>model.layers[1].pool_size</c>.</summary>
internal static class ManifestPath
{
    /// <summary>The keys and indices; null where the text is no path.</summary>
    public static IReadOnlyList<string>? Steps(string path)
    {
        var steps = path.Replace("[", ".").Replace("]", "").Split('.');
        return steps.Any(step => step.Length == 0 || step.Any(char.IsWhiteSpace)) ? null : steps;
    }

    /// <summary>One step down; null where there is nothing.</summary>
    public static Node? Child(Node node, string step) => node switch
    {
        ObjectNode members => members[step],
        ArrayNode items when IndexOf(items, step) is { } index => items.Items[index],
        _ => null,
    };

    /// <summary>An item by its index or, for layers, its name; null where there is none.</summary>
    public static int? IndexOf(ArrayNode items, string step)
    {
        if (int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return index < items.Items.Count ? index : null;
        var byName = Names(items).ToList().IndexOf(step);
        return byName >= 0 ? byName : null;
    }

    /// <summary>The names that items can be addressed by: those of layers, also of a container's.</summary>
    public static IReadOnlyList<string> Names(ArrayNode items) => LayerNames.AreLayers(items) ? LayerNames.Of(items) : [];
}
