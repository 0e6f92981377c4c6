using NUnit.Framework;

namespace CnnLab.TestKit;

/// <summary>
/// Runs one layer without an engine, over memory that is poisoned beforehand, and holds it to the rules of
/// <see cref="Layer"/>.
/// </summary>
public sealed class LayerHarness
{
    private const int Workers = 2;
    private readonly TestLayerSite _site;
    private readonly Dictionary<Parameter, float[]> _gradients;
    private int[] _pieces = [];
    private float[] _output = [];

    /// <summary>A layer over a batch of values between -1 and 1, with random parameters in the same range.</summary>
    public LayerHarness(Func<LayerSite, Layer> factory, Shape inputShape, int batchSize = 3)
    {
        (Factory, BatchSize) = (factory, batchSize);
        _site = new TestLayerSite(inputShape, batchSize);
        Layer = factory(_site);
        _site.Allocate(Workers, seed: 1);
        _gradients = _site.Parameters.ToDictionary(
            parameter => parameter, parameter => Poison.Array(parameter.Shape.Count));
        Input = TestValues.Spread(batchSize * inputShape.Count);
    }

    public Func<LayerSite, Layer> Factory { get; }

    public Layer Layer { get; }

    public int BatchSize { get; }

    /// <summary>The batch, sample after sample; write other values into it at will.</summary>
    public float[] Input { get; init; }

    public Phase Phase { get; init; } = Phase.Training;

    public ILinearAlgebra LinearAlgebra { get; init; } = new NaiveLinearAlgebra();

    /// <summary>The step whose random numbers the layer draws.</summary>
    public ulong Step { get; set; }

    /// <summary>The values of a parameter, to be read or written.</summary>
    public Span<float> Values(string parameter) => _site.Parameters.Single(p => p.Name == parameter).WritableValues;

    /// <summary>A state's numbers, to be read or written.</summary>
    public Span<float> State(string state) => _site.States.Single(s => s.Name == state).Values;

    /// <summary>
    /// The output of the whole batch, or of the batch cut into pieces of the given numbers of samples.
    /// </summary>
    public float[] Forward(params int[] pieces)
    {
        _pieces = pieces.Length == 0 ? [BatchSize] : pieces;
        _output = Poison.Array(BatchSize * Layer.OutputShape.Count);
        var before = (float[])Input.Clone();
        _site.PoisonSampleBuffers();
        var context = NewContext();
        Prepare(context);
        for (var piece = 0; piece < _pieces.Length; piece++)
        {
            MoveTo(context, piece);
            Layer.Forward(
                Samples(Input, Layer.InputShape, context), Samples(_output, Layer.OutputShape, context), context);
        }

        Assert.That(Input, Is.EqualTo(before), "Forward changed its input.");
        AssertAssigned(_output, "output");
        return (float[])_output.Clone();
    }

    /// <summary>The output when input and output are the same memory.</summary>
    public float[] ForwardInPlace()
    {
        _pieces = [BatchSize];
        _output = (float[])Input.Clone();
        _site.PoisonSampleBuffers();
        var context = NewContext();
        Prepare(context);
        MoveTo(context, 0);
        var batch = Samples(_output, Layer.InputShape, context);
        Layer.Forward(batch, batch, context);
        return (float[])_output.Clone();
    }

    /// <summary>The gradients of what the last forward pass computed, in the same pieces.</summary>
    public LayerGradients Backward(float[] outputGradient, bool wantInputGradient = true) =>
        Backward(Input, outputGradient, wantInputGradient);

    /// <summary>
    /// As <see cref="Backward(float[], bool)"/>, after <see cref="ForwardInPlace"/>: the layer sees the output as its
    /// input.
    /// </summary>
    public LayerGradients BackwardInPlace(float[] outputGradient) => Backward(_output, outputGradient, true);

    /// <summary>Holds the layer to all rules: see <see cref="LayerRules"/>.</summary>
    public void GradientCheck(GradientTolerance? tolerance = null) =>
        LayerRules.Check(this, tolerance ?? new GradientTolerance());

    /// <summary>The bytes that one forward and one backward pass allocate.</summary>
    internal long AllocatedBytes(float[] upstream)
    {
        var (output, inputGradient) = (Poison.Array(_output.Length), Poison.Array(Input.Length));
        var context = NewContext();
        MoveTo(context, 0);
        var (inputShape, outputShape) = (Layer.InputShape, Layer.OutputShape);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Layer.Prepare(context);
        Layer.Forward(Samples(Input, inputShape, context), Samples(output, outputShape, context), context);
        Layer.Backward(
            Samples(Input, inputShape, context),
            Samples(output, outputShape, context),
            Samples(upstream, outputShape, context),
            Samples(inputGradient, inputShape, context),
            context);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Another instance of the layer with the same parameter values.</summary>
    internal LayerHarness Twin()
    {
        var twin = new LayerHarness(Factory, Layer.InputShape, BatchSize)
        {
            Phase = Phase,
            LinearAlgebra = LinearAlgebra,
            Step = Step,
            Input = (float[])Input.Clone(),
        };
        foreach (var parameter in _site.Parameters)
        {
            parameter.Values.CopyTo(twin.Values(parameter.Name));
        }

        return twin;
    }

    private LayerGradients Backward(float[] input, float[] outputGradient, bool wantInputGradient)
    {
        BeginGradients();
        var before = (float[])input.Clone();
        var inputGradient = wantInputGradient ? Poison.Array(input.Length) : [];
        var context = NewContext();

        // A layer that says it does not read its output may find that of an activation behind it there.
        var output = Layer.BackwardUsesOutput ? _output : Poison.Array(_output.Length);
        for (var piece = 0; piece < _pieces.Length; piece++)
        {
            MoveTo(context, piece);
            Layer.Backward(
                Samples(input, Layer.InputShape, context),
                Samples(output, Layer.OutputShape, context),
                Samples(outputGradient, Layer.OutputShape, context),
                wantInputGradient ? Samples(inputGradient, Layer.InputShape, context) : default,
                context);
        }

        Assert.That(input, Is.EqualTo(before), "Backward changed the input.");
        AssertAssigned(inputGradient, "gradient of the input");
        return new LayerGradients(inputGradient, CollectGradients());
    }

    private void BeginGradients()
    {
        foreach (var (parameter, gradient) in _gradients)
        {
            if (parameter.OverwritesGradient)
            {
                Poison.Fill<float>(gradient);
            }
            else
            {
                Array.Clear(gradient);
            }
        }
    }

    private Dictionary<string, float[]> CollectGradients()
    {
        foreach (var (parameter, gradient) in _gradients)
        {
            AssertAssigned(gradient, $"gradient of {parameter.Name}");
        }

        return _gradients.ToDictionary(pair => pair.Key.Name, pair => (float[])pair.Value.Clone());
    }

    private TestLayerContext NewContext() => new()
    {
        Gradients = _gradients,
        CurrentPhase = Phase,
        Algebra = LinearAlgebra,
        Stream = RandomStream.For(1, "layer", Layer.Name).Fork(Step),
    };

    /// <summary>Before every forward pass: a check may have changed a parameter.</summary>
    private void Prepare(TestLayerContext context)
    {
        (context.First, context.Count, context.CurrentWorker) = (0, 0, 0);
        _site.PoisonScratch(0);
        Layer.Prepare(context);
    }

    private void MoveTo(TestLayerContext context, int piece)
    {
        context.First = _pieces.Take(piece).Sum();
        context.Count = _pieces[piece];
        context.CurrentWorker = piece % Workers;
        context.Fresh = piece == 0;
        _site.PoisonScratch(context.CurrentWorker);
    }

    private static Batch Samples(float[] values, Shape shape, TestLayerContext context) =>
        new(values.AsSpan(context.First * shape.Count, context.Count * shape.Count), context.Count, shape);

    private static void AssertAssigned(float[] values, string what)
    {
        var index = Poison.IndexIn(values);
        Assert.That(index, Is.EqualTo(-1), $"Element {index} of the {what} was not assigned.");
    }
}
