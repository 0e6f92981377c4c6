using System.Globalization;
using System.Text.Json.Nodes;

namespace CnnLab.Experiments;

/// <summary>The layers that a factor acts in, whose weights it may change; all others have to be equal.</summary>
/// <param name="names">The names of each such layer from the outermost container inwards; empty for all layers.</param>
internal sealed class TouchedLayers(IReadOnlyList<string[]> names)
{
    private const string Model = "model";

    /// <summary>The layers that a factor acts in, in any of the runs.</summary>
    public static TouchedLayers Of(string factor, params IEnumerable<ComparedRun> runs) => new(
    [
        .. from run in runs
           from place in FactorPlaces.Of(factor, run)
           where JsonPlaces.IsIn(place, Model)
           select Names(run.Resolved, place).ToArray(),
    ]);

    /// <summary>
    /// Whether a parameter such as <c>block1/left/conv1/kernel</c> is of such a layer. A container's branches may have
    /// names of their own between those of the manifest.
    /// </summary>
    public bool Have(string parameter) => names.Any(layer => IsOf(layer, parameter.Split('/')));

    private static bool IsOf(string[] layer, string[] parameter)
    {
        var found = 0;
        foreach (var name in parameter[..^1])
        {
            if (found < layer.Length && name == layer[found])
            {
                found++;
            }
            else if (found == 0)
            {
                break;
            }
        }

        return found == layer.Length;
    }

    private static IEnumerable<string> Names(JsonNode root, string place)
    {
        var node = root;
        foreach (var step in place.Replace("]", "").Split('.', '['))
        {
            node = node is JsonArray items
                ? items[int.Parse(step, CultureInfo.InvariantCulture)]
                : node?[step];
            if (node is JsonObject layer && layer["name"] is { } name)
            {
                yield return name.ToString();
            }
        }
    }
}
