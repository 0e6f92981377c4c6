namespace CnnLab.Engine;

/// <summary>
/// Notes what a layer asks for while it is built; memory is allocated when the whole network is known.
/// </summary>
internal sealed class BuildSite(string name, Shape inputShape, int batchSize, IComponentFactory factory) : LayerSite
{
    private readonly List<Parameter> _parameters = [];
    private readonly List<LayerState> _states = [];
    private readonly List<ILayerMemory> _memory = [];

    public override string Name => name;

    public override Shape InputShape => inputShape;

    public override int MaximumSamplesPerCall => batchSize;

    public override IReadOnlyList<Parameter> Parameters => _parameters;

    public IReadOnlyList<LayerState> States => _states;

    public IReadOnlyList<ILayerMemory> Memory => _memory;

    public override Parameter AddParameter(
        string name,
        Shape shape,
        Component<Initializer> initializer,
        int fanIn,
        int fanOut,
        bool overwritesGradient = false,
        Component<Regularizer>? regularizer = null)
    {
        CheckName(name);
        var parameter = new Parameter(
            name,
            shape,
            factory.Create<Initializer>(initializer),
            fanIn,
            fanOut,
            overwritesGradient,
            regularizer is null ? null : factory.Create<Regularizer>(regularizer),
            initializer.Type);
        _parameters.Add(parameter);
        return parameter;
    }

    public override LayerState AddState(string name, Shape shape, float initialValue)
    {
        CheckName(name);
        var state = new LayerState(name, shape, initialValue);
        _states.Add(state);
        return state;
    }

    public override SampleBuffer<T> AddSampleBuffer<T>(int elementsPerSample) =>
        Add(new SampleBuffer<T>(elementsPerSample));

    public override Scratch<T> AddScratch<T>(int elements) => Add(new Scratch<T>(elements));

    public override LayerBuffer<T> AddBuffer<T>(int elements) => Add(new LayerBuffer<T>(elements));

    private void CheckName(string name)
    {
        if (_parameters.Exists(existing => existing.Name == name) || _states.Exists(existing => existing.Name == name))
        {
            throw new ComponentException(
                $"The layer declares two parameters named '{name}'. Expected different names.");
        }
    }

    private TMemory Add<TMemory>(TMemory memory)
        where TMemory : ILayerMemory
    {
        _memory.Add(memory);
        return memory;
    }
}
