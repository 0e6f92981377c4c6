using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CnnLab.Engine;

/// <summary>
/// All parameters of a network and their gradients, each in one array, so that one pass updates them. Behind the
/// parameters lie the layers' states, which no optimizer touches.
/// </summary>
internal sealed class ParameterArena
{
    private readonly List<(string Layer, Parameter Parameter)> _parameters;
    private readonly List<(string Layer, LayerState State)> _states;

    public ParameterArena(IReadOnlyList<NetworkNode> nodes)
    {
        _parameters = [.. nodes.SelectMany(node => node.Layer.Parameters.Select(parameter => (node.Name, parameter)))];
        _states = [.. nodes.SelectMany(node => node.States.Select(state => (node.Name, state)))];
        var learned = _parameters.Aggregate(0, (sum, entry) => checked(sum + entry.Parameter.Shape.Count));
        var all = _states.Aggregate(learned, (sum, entry) => checked(sum + entry.State.Shape.Count));
        (Values, Gradients) = (new float[all], new float[learned]);
        var offset = 0;
        foreach (var (_, parameter) in _parameters)
        {
            parameter.Bind(Values, offset);
            offset += parameter.Shape.Count;
        }

        foreach (var (_, state) in _states)
        {
            state.Bind(Values, offset);
            offset += state.Shape.Count;
        }
    }

    /// <summary>The parameters, each as layer and parameter: <c>conv1/kernel</c>.</summary>
    public IEnumerable<(string Name, Parameter Parameter)> Parameters =>
        _parameters.Select(entry => ($"{entry.Layer}/{entry.Parameter.Name}", entry.Parameter));

    /// <summary>How many numbers are learned: the first of <see cref="Values"/>.</summary>
    public int Learned => Gradients.Length;

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
            Fill($"{layer}/{parameter.Name}", parameter, ref random);
        }

        foreach (var (_, state) in _states)
        {
            state.Values.Fill(state.InitialValue);
        }

        MarkChanged();
    }

    /// <summary>Refuses parameters that training could not begin with.</summary>
    /// <param name="weights">What was put in place of the initializers' values; null for nothing.</param>
    /// <exception cref="ComponentException">A parameter is not finite: whose fault it is.</exception>
    public void CheckInitialValues(InitialWeights? weights)
    {
        foreach (var (name, parameter) in Parameters)
        {
            if (!parameter.Values.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
            {
                continue;
            }

            throw new ComponentException(weights?.Tensors.Any(tensor => tensor.Name == name) == true
                ? $"'{name}' has values that are not finite in model.initial_weights. Expected numbers."
                : $"initializer '{parameter.InitializerType}' of {ComponentFailure.PluginOf(parameter.Initializer)} has "
                + $"filled '{name}' with values that are not finite, before the first step. Expected numbers.");
        }
    }

    /// <summary>What <see cref="Describe()"/> gives, without memory.</summary>
    public static IReadOnlyList<CheckpointParameter> Describe(IReadOnlyList<NetworkNode> nodes)
    {
        var parameters = nodes.SelectMany(node =>
            node.Layer.Parameters.Select(parameter => ($"{node.Name}/{parameter.Name}", parameter.Shape)));
        var states = nodes.SelectMany(node => node.States.Select(state => ($"{node.Name}/{state.Name}", state.Shape)));
        var (all, offset) = (new List<CheckpointParameter>(), 0);
        foreach (var (name, shape) in parameters.Concat(states))
        {
            all.Add(new CheckpointParameter(name, shape.Dimensions.ToArray(), offset));
            offset = checked(offset + shape.Count);
        }

        return all;
    }

    public IReadOnlyList<CheckpointParameter> Describe() =>
        [.. Entries().Select(entry => new CheckpointParameter(
            entry.Name, entry.Shape.Dimensions.ToArray(), entry.Offset))];

    /// <summary>The first parameter with a value that is not finite, by name; null if there is none.</summary>
    public string? FirstNotFinite() =>
        Values.AsSpan().ContainsAnyExceptInRange(float.MinValue, float.MaxValue)
            ? Entries().First(entry => Values.AsSpan(entry.Offset, entry.Shape.Count)
                .ContainsAnyExceptInRange(float.MinValue, float.MaxValue)).Name
            : null;

    /// <summary>What every parameter is now.</summary>
    public IReadOnlyList<ParameterHash> HashParameters() =>
    [
        .. Parameters.Select(entry => new ParameterHash(
            entry.Name,
            entry.Parameter.Shape.ToString(),
            Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(entry.Parameter.Values))))),
    ];

    public string Sha256() => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(Values.AsSpan())));

    private static void Fill(string name, Parameter parameter, ref RandomStream random)
    {
        try
        {
            parameter.Initializer.Fill(parameter.WritableValues, parameter.FanIn, parameter.FanOut, ref random);
        }
        catch (Exception exception)
        {
            throw ComponentFailure.Of(
                "initializer", parameter.InitializerType, parameter.Initializer, $"filling '{name}'", exception);
        }
    }

    private IEnumerable<(string Name, Shape Shape, int Offset)> Entries() =>
        _parameters.Select(entry =>
            ($"{entry.Layer}/{entry.Parameter.Name}", entry.Parameter.Shape, entry.Parameter.Offset))
        .Concat(_states.Select(entry => ($"{entry.Layer}/{entry.State.Name}", entry.State.Shape, entry.State.Offset)));
}
