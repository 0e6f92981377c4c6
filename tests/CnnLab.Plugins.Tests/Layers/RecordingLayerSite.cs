using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Layers;

/// <summary>Keeps what a layer asked for about its parameters.</summary>
internal sealed class RecordingLayerSite(Shape inputShape) : LayerSite
{
    private readonly TestLayerSite _site = new(inputShape, batchSize: 2);
    private readonly List<string> _requests = [];

    public IReadOnlyList<string> Requests => _requests;

    public override string Name => _site.Name;

    public override Shape InputShape => _site.InputShape;

    public override int MaximumSamplesPerCall => _site.MaximumSamplesPerCall;

    public override IReadOnlyList<Parameter> Parameters => _site.Parameters;

    public override Parameter AddParameter(
        string name, Shape shape, Component<Initializer> initializer, int fanIn, int fanOut,
        bool overwritesGradient = false, Component<Regularizer>? regularizer = null)
    {
        var regularized = regularizer is null ? "" : $" {regularizer.Type}";
        _requests.Add($"{name} {shape} {initializer.Type} {fanIn}->{fanOut}{regularized}");
        return _site.AddParameter(name, shape, initializer, fanIn, fanOut, overwritesGradient);
    }

    public override LayerState AddState(string name, Shape shape, float initialValue)
    {
        _requests.Add($"{name} {shape} {initialValue}");
        return _site.AddState(name, shape, initialValue);
    }

    public override SampleBuffer<T> AddSampleBuffer<T>(int elementsPerSample) =>
        _site.AddSampleBuffer<T>(elementsPerSample);

    public override Scratch<T> AddScratch<T>(int elements) => _site.AddScratch<T>(elements);

    public override LayerBuffer<T> AddBuffer<T>(int elements) => _site.AddBuffer<T>(elements);
}
