namespace CnnLab.Engine;

/// <summary>Puts a checkpoint's numbers into a network.</summary>
public static class NetworkWeights
{
    /// <summary>Copies every parameter and every state by its name, <c>conv1/kernel</c>.</summary>
    /// <param name="network">A network that has its memory.</param>
    /// <param name="parameters">Where each one lies in <paramref name="values"/>.</param>
    /// <param name="values">The numbers.</param>
    /// <exception cref="ComponentException">The names or shapes are not the network's.</exception>
    public static void Load(Network network, IReadOnlyList<CheckpointParameter> parameters, float[] values)
    {
        var saved = parameters.ToDictionary(parameter => parameter.Name);
        foreach (var wanted in network.Arena.Describe())
        {
            if (!saved.Remove(wanted.Name, out var found) || !found.Dimensions.SequenceEqual(wanted.Dimensions))
            {
                throw new ComponentException(
                    $"The weights have {(found is null ? "no" : $"[{string.Join(", ", found.Dimensions)}] as")} "
                    + $"'{wanted.Name}'. Expected [{string.Join(", ", wanted.Dimensions)}], as the network has.");
            }

            var count = wanted.Dimensions.Aggregate(1, (product, dimension) => product * dimension);
            values.AsSpan(found.Offset, count).CopyTo(network.Arena.Values.AsSpan(wanted.Offset));
        }

        if (saved.Count > 0)
        {
            throw new ComponentException($"The weights have '{saved.Keys.First()}', which the network has not.");
        }

        network.Arena.MarkChanged();
    }
}
