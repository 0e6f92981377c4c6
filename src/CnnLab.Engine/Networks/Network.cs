using System.Numerics.Tensors;

namespace CnnLab.Engine;

/// <summary>
/// A network: layers that fit, and after <see cref="Allocate"/> the memory to run batches of up to a fixed size without
/// allocating.
/// </summary>
public sealed class Network
{
    private readonly List<NetworkNode> _nodes;
    private readonly Loss _loss;
    private readonly string _lossType;
    private float[] _input = [], _inputAhead = [];
    private float[] _targets = [];
    private Segment[] _segments = [];
    private int[] _firstNodes = [];
    private RandomStream[] _layerStreams = [];
    private ParameterArena? _arena;
    private Penalties? _penalties;
    private NodeContext? _prepareContext;
    private (long Version, Phase Phase) _prepared;

    internal Network(Shape inputShape, List<NetworkNode> nodes, Loss loss, string lossType, bool lossTakesHead)
    {
        (InputShape, _nodes, _loss, _lossType, LossTakesHead) = (inputShape, nodes, loss, lossType, lossTakesHead);
        NetworkMemory.MarkGradients(nodes);
        Summary = Summarize();
    }

    /// <summary>Layers, parameters and multiply-adds.</summary>
    public NetworkSummary Summary { get; }

    /// <summary>Whether the loss computes the last activation itself: from logits, stable however large they are.</summary>
    public bool LossTakesHead { get; }

    /// <summary>The shape of one input image.</summary>
    public Shape InputShape { get; }

    /// <summary>How many classes the network tells apart.</summary>
    public int Classes => _nodes[^1].Layer.OutputShape.Count;

    /// <summary>The last activation where the loss computes it itself; null where the network does.</summary>
    internal Activation? TakenActivation => LossTakesHead ? ((ActivationLayer)_nodes[^1].Layer).Activation : null;

    /// <summary>
    /// Every parameter and behind them every state of the layers, by name, as checkpoints hold them; known before
    /// <see cref="Allocate"/>.
    /// </summary>
    public IReadOnlyList<CheckpointParameter> Parameters => ParameterArena.Describe(_nodes);

    /// <summary>Whether the last layer is a softmax, so that <see cref="Scores"/> are probabilities.</summary>
    public bool EndsWithSoftmax => LastActivation == "softmax";

    /// <summary>The type name of the activation that the network ends with; null where it ends with none.</summary>
    public string? LastActivation => _nodes[^1].Layer is ActivationLayer ? _nodes[^1].Type.Split('/')[^1] : null;

    internal ParameterArena Arena => _arena ?? throw new InvalidOperationException("The network has no memory yet.");

    internal IReadOnlyList<Segment> Segments => _segments;

    internal IReadOnlyList<NetworkNode> Nodes => _nodes;

    /// <summary>
    /// The layers that run while training and scoring: without a last softmax that the loss has taken over.
    /// </summary>
    private ReadOnlySpan<NetworkNode> Body =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_nodes)[..^(LossTakesHead ? 1 : 0)];

    /// <summary>Allocates all memory for batches of up to <paramref name="batchSize"/> samples.</summary>
    /// <param name="compute">Who multiplies, and the threads.</param>
    /// <param name="batchSize">The most samples of a batch.</param>
    /// <param name="keepsOutputs">
    /// Whether every layer's output stays readable after a forward pass, <see cref="Output"/>; otherwise activations
    /// may write over their input, which takes less memory.
    /// </param>
    public void Allocate(ComputeBackend compute, int batchSize, bool keepsOutputs = false)
    {
        _arena = new ParameterArena(_nodes);
        _penalties = new Penalties(_arena, compute.Parallel);
        _input = new float[checked(batchSize * InputShape.Count)];
        _inputAhead = new float[_input.Length];
        _targets = new float[checked(batchSize * Classes)];
        NetworkMemory.Allocate(_nodes, _input, batchSize, compute.Parallel.Workers, keepsOutputs);
        _segments = NetworkMemory.Segments(Body.ToArray(), _arena, compute, batchSize);
        _prepareContext = new NodeContext(0, compute.LinearAlgebra, compute.Parallel);
        _prepared = default;
        _layerStreams = new RandomStream[_nodes.Count];
        _firstNodes = new int[_segments.Length];
        for (var segment = 1; segment < _segments.Length; segment++)
        {
            _firstNodes[segment] = _firstNodes[segment - 1] + _segments[segment - 1].StepRandom.Length;
        }
    }

    /// <summary>Starts all parameters and random streams anew.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="fold">A number for repeat and fold: other folds, other numbers.</param>
    public void Initialize(ulong seed, ulong fold)
    {
        Arena.Initialize(seed, fold);
        for (var node = 0; node < _nodes.Count; node++)
        {
            _layerStreams[node] = RandomStream.For(seed, "layer", _nodes[node].Name, fold);
        }
    }

    /// <summary>Gives parameters their values, after <see cref="Allocate"/>; the others keep theirs.</summary>
    /// <param name="tensors">Names and shapes of <see cref="Parameters"/>.</param>
    public void SetParameters(IEnumerable<NamedTensor> tensors)
    {
        var known = Parameters.ToDictionary(parameter => parameter.Name);
        foreach (var tensor in tensors)
        {
            var place = known[tensor.Name];
            if (!place.Dimensions.AsSpan().SequenceEqual(tensor.Dimensions))
            {
                throw new ArgumentException($"'{tensor.Name}' has another shape.", nameof(tensors));
            }

            tensor.Values.Span.CopyTo(Arena.Values.AsSpan(place.Offset, tensor.Values.Length));
        }

        Arena.MarkChanged();
    }

    /// <summary>Where the images of the next batch are put.</summary>
    public Batch Input(int count) => new(_input.AsSpan(0, count * InputShape.Count), count, InputShape);

    /// <summary>Where the images of the batch after this one are put, while the network works on this one.</summary>
    internal Batch InputAhead(int count) =>
        new(_inputAhead.AsSpan(0, count * InputShape.Count), count, InputShape);

    /// <summary>Makes <see cref="InputAhead"/> the next <see cref="Input"/>, and the other way round.</summary>
    internal void SwapInput()
    {
        (_input, _inputAhead) = (_inputAhead, _input);
        NetworkMemory.ReplaceInput(_nodes, _inputAhead, _input);
    }

    /// <summary>Where their targets are put: one-hot classes, <c>[samples, classes]</c>.</summary>
    public Batch Targets(int count) => new(_targets.AsSpan(0, count * Classes), count, _nodes[^1].Layer.OutputShape);

    /// <summary>
    /// The outputs of the last forward pass; before the last softmax where the loss has taken it over.
    /// </summary>
    public ReadOnlyBatch Predictions(int count) => Body[^1].OutputSamples(0, count);

    /// <summary>
    /// A layer's outputs of the last forward pass; what later layers have made of them unless <see cref="Allocate"/>
    /// was told to keep all outputs.
    /// </summary>
    /// <param name="layer">The layer's place in the layers of <see cref="Summary"/>.</param>
    /// <param name="count">How many samples.</param>
    public ReadOnlyBatch Output(int layer, int count) => _nodes[layer].OutputSamples(0, count);

    /// <summary>
    /// The whole network's outputs of the last forward pass, <c>[samples, classes]</c>: with the last softmax, also
    /// where the loss has taken it over.
    /// </summary>
    public float[] Scores(int count)
    {
        var scores = Predictions(count).Values.ToArray();
        if (LossTakesHead)
        {
            var (head, values) = (_nodes[^1].Layer, new float[scores.Length]);
            var shape = head.OutputShape;
            head.Forward(
                new Batch(scores, count, shape), new Batch(values, count, shape), _prepareContext!);
            return values;
        }

        return scores;
    }

    /// <summary>Runs the batch forward.</summary>
    /// <param name="count">How many samples are in <see cref="Input"/>.</param>
    /// <param name="phase">Training or inference.</param>
    /// <param name="step">The training step, which decides the random numbers of layers such as dropout.</param>
    public void Forward(int count, Phase phase, long step)
    {
        PrepareLayers(phase);
        for (var index = 0; index < _segments.Length; index++)
        {
            _segments[index].BeginStep(_layerStreams, _firstNodes[index], step);
            _segments[index].Forward(count, phase);
        }
    }

    /// <summary>
    /// The sum of the losses of the samples that went forward, each with the penalties of the regularizers.
    /// </summary>
    public double Loss(int count) => Evaluate(count, default) + (count * _penalties!.Sum());

    /// <summary>As <see cref="Loss"/>, and the gradients of the samples' mean.</summary>
    public double Backward(int count)
    {
        var last = Body[^1];
        var gradient = last.OutputGradient.Samples(last.Layer.OutputShape, 0, count, _prepareContext!);
        var loss = Evaluate(count, gradient);
        TensorPrimitives.Multiply(gradient.Values, 1f / count, gradient.Values);
        for (var index = _segments.Length - 1; index >= 0; index--)
        {
            _segments[index].Backward(count);
        }

        return loss + (count * _penalties!.AddGradients());
    }

    /// <summary>Names a parameter that is not finite and what may help; null if there is none.</summary>
    internal string? DescribeNotFiniteParameter() => Arena.FirstNotFinite() is { } parameter
        ? $"the first parameter that is no longer finite is '{parameter}': a smaller learning_rate often helps"
        : null;

    /// <summary>Names what is not finite after a loss that is not: a parameter, or else a layer's output.</summary>
    internal string DescribeNotFinite(int count)
    {
        if (DescribeNotFiniteParameter() is { } parameter)
        {
            return parameter;
        }

        foreach (var node in Body)
        {
            if (node.OutputSamples(0, count).Values.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
            {
                return $"the first layer whose output is not finite is '{node.Name}' ({node.Type})";
            }
        }

        return "all layers' outputs are finite, the loss of them is not";
    }

    /// <summary>What was made of these parameters for training serves inference too.</summary>
    private void PrepareLayers(Phase phase)
    {
        if (_prepared.Version == Arena.Version && (_prepared.Phase == Phase.Training || phase == Phase.Inference))
        {
            return;
        }

        _prepareContext!.Begin(phase, default, 0, 0);
        foreach (var node in Body)
        {
            Segment.Prepare(node, _prepareContext);
        }

        _prepared = (Arena.Version, phase);
    }

    private double Evaluate(int count, Batch gradient)
    {
        try
        {
            return LossTakesHead
                ? _loss.EvaluateFused(Predictions(count), Targets(count), gradient)
                : _loss.Evaluate(Predictions(count), Targets(count), gradient);
        }
        catch (Exception exception)
        {
            throw ComponentFailure.Of("loss", _lossType, _loss, "evaluating it", exception);
        }
    }

    private NetworkSummary Summarize()
    {
        var layers = _nodes.Select(node => new LayerSummary(
            node.Name,
            node.Type,
            node.Layer.OutputShape.ToString(),
            node.Layer.Parameters.Sum(parameter => (long)parameter.Shape.Count),
            node.Layer.MultiplyAdds)).ToList();
        return new NetworkSummary(
            layers, layers.Sum(layer => layer.Parameters), layers.Sum(layer => layer.MultiplyAdds));
    }
}
