using CnnLab.Engine;
using CnnLab.Manifests;

namespace CnnLab.Hosting;

/// <summary>Holds the tensors of a file against the parameters of a network: by name and shape.</summary>
/// <param name="Used">The tensors that the network has.</param>
/// <param name="Missing">The parameters that the file does not have.</param>
/// <param name="Problems">A sentence for each tensor of another shape, and each that the network lacks.</param>
public sealed record WeightMatch(
    IReadOnlyList<NamedTensor> Used, IReadOnlyList<string> Missing, IReadOnlyList<string> Problems)
{
    /// <summary>Compares.</summary>
    /// <param name="parameters">The network's.</param>
    /// <param name="tensors">The file's.</param>
    public static WeightMatch Of(IReadOnlyList<CheckpointParameter> parameters, IReadOnlyList<NamedTensor> tensors)
    {
        var known = parameters.ToDictionary(parameter => parameter.Name);
        var (used, problems) = (new List<NamedTensor>(), new List<string>());
        foreach (var tensor in tensors)
        {
            if (!known.TryGetValue(tensor.Name, out var parameter))
            {
                problems.Add($"The network has no `{tensor.Name}`.{Suggestion.OrList(tensor.Name, known.Keys)}");
            }
            else if (!parameter.Dimensions.AsSpan().SequenceEqual(tensor.Dimensions))
            {
                problems.Add(
                    $"`{tensor.Name}` has the shape {Shown(tensor.Dimensions)}. "
                    + $"Expected {Shown(parameter.Dimensions)}.");
            }
            else
            {
                used.Add(tensor);
            }
        }

        var names = tensors.Select(tensor => tensor.Name).ToHashSet();
        return new WeightMatch(used, [.. known.Keys.Where(name => !names.Contains(name))], problems);
    }

    private static string Shown(int[] dimensions) => $"[{string.Join(", ", dimensions)}]";
}
