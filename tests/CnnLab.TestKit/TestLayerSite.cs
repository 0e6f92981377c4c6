namespace CnnLab.TestKit;

/// <summary>
/// A place to build a layer without an engine: parameters start random, whatever initializer was named.
/// </summary>
public sealed class TestLayerSite(Shape inputShape, int batchSize, string name = "layer") : LayerSite
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<LayerState> _states = [];
    private readonly List<ILayerMemory> _memory = [];
    private readonly List<Action<int>> _poisonScratch = [];
    private readonly List<Action> _poisonBuffers = [];

    public override string Name { get; } = name;

    public override Shape InputShape { get; } = inputShape;

    public override int MaximumSamplesPerCall { get; } = batchSize;

    public override IReadOnlyList<Parameter> Parameters => _parameters;

    public IReadOnlyList<LayerState> States => _states;

    public override Parameter AddParameter(
        string name,
        Shape shape,
        Component<Initializer> initializer,
        int fanIn,
        int fanOut,
        bool overwritesGradient = false,
        Component<Regularizer>? regularizer = null)
    {
        var parameter = new Parameter(name, shape, new UniformInitializer(), fanIn, fanOut, overwritesGradient);
        _parameters.Add(parameter);
        return parameter;
    }

    public override LayerState AddState(string name, Shape shape, float initialValue)
    {
        var state = new LayerState(name, shape, initialValue);
        _states.Add(state);
        return state;
    }

    public override SampleBuffer<T> AddSampleBuffer<T>(int elementsPerSample)
    {
        var buffer = new SampleBuffer<T>(elementsPerSample);
        _memory.Add(buffer);
        _poisonBuffers.Add(() => Poison.Fill(buffer.Slice(0, MaximumSamplesPerCall)));
        return buffer;
    }

    public override Scratch<T> AddScratch<T>(int elements)
    {
        var scratch = new Scratch<T>(elements);
        _memory.Add(scratch);
        _poisonScratch.Add(worker => Poison.Fill(scratch[worker]));
        return scratch;
    }

    public override LayerBuffer<T> AddBuffer<T>(int elements)
    {
        var buffer = new LayerBuffer<T>(elements);
        _memory.Add(buffer);
        return buffer;
    }

    /// <summary>What an engine does before the first step.</summary>
    internal void Allocate(int workers, ulong seed)
    {
        foreach (var memory in _memory)
        {
            memory.Allocate(MaximumSamplesPerCall, workers);
        }

        foreach (var state in _states)
        {
            state.Bind(new float[state.Shape.Count], 0);
            state.Values.Fill(state.InitialValue);
        }

        foreach (var parameter in _parameters)
        {
            parameter.Bind(new float[parameter.Shape.Count], 0);
            var random = RandomStream.For(seed, "parameter", parameter.Name);
            parameter.Initializer.Fill(parameter.WritableValues, parameter.FanIn, parameter.FanOut, ref random);
        }
    }

    internal void PoisonSampleBuffers() => _poisonBuffers.ForEach(poison => poison());

    internal void PoisonScratch(int worker) => _poisonScratch.ForEach(poison => poison(worker));
}
