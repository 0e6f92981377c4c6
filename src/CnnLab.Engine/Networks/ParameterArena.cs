using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CnnLab.Engine;

/// <summary>
/// All parameters of a network and their gradients, each in one array, so that one pass updates them.
/// </summary>
internal sealed class ParameterArena
{
    private readonly List<(string Layer, Parameter Parameter)> _parameters = [];

    public ParameterArena(IEnumerable<NetworkNode> nodes)
    {
        var offset = 0;
        foreach (var node in nodes)
        {
            foreach (var parameter in node.Layer.Parameters)
            {
                _parameters.Add((node.Name, parameter));
                offset = checked(offset + parameter.Shape.Count);
            }
        }

        (Values, Gradients) = (new float[offset], new float[offset]);
        offset = 0;
        foreach (var (_, parameter) in _parameters)
        {
            parameter.Bind(Values, offset);
            offset += parameter.Shape.Count;
        }
    }

    public float[] Values { get; }

    public float[] Gradients { get; }

    /// <summary>Another number after every change of <see cref="Values"/>.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Says that <see cref="Values"/> have changed.</summary>
    public void MarkChanged() => Version++;

    /// <summary>Starts every parameter from its own stream, keyed by seed, fold and name.</summary>
    public void Initialize(ulong seed, ulong fold)
    {
        foreach (var (layer, parameter) in _parameters)
        {
            var random = RandomStream.For(seed, "initial_weights", $"{layer}/{parameter.Name}", fold);
            parameter.Initializer.Fill(parameter.WritableValues, parameter.FanIn, parameter.FanOut, ref random);
        }

        MarkChanged();
    }

    public IReadOnlyList<CheckpointParameter> Describe() =>
        [.. _parameters.Select(entry => new CheckpointParameter(
            $"{entry.Layer}/{entry.Parameter.Name}",
            entry.Parameter.Shape.Dimensions.ToArray(),
            entry.Parameter.Offset))];

    /// <summary>The first parameter with a value that is not finite, by name; null if there is none.</summary>
    public string? FirstNotFinite() => _parameters
        .Where(entry => entry.Parameter.Values.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
        .Select(entry => $"{entry.Layer}/{entry.Parameter.Name}")
        .FirstOrDefault();

    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Values.AsSpan())));
}
