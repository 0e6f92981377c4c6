namespace CnnLab.Abstractions.Tests.TestKit;

/// <summary>Multiplies each feature by a parameter and keeps the input for the backward pass.</summary>
internal sealed class FaultyScale : Layer
{
    private static readonly float[] Shared = new float[100];
    private readonly ScaleFaults _faults;
    private readonly Parameter _scale;
    private readonly SampleBuffer<float> _kept;

    public FaultyScale(ScaleFaults faults, bool overwrites, LayerSite site)
        : base(site)
    {
        _faults = faults;
        _scale = site.AddParameter("scale", site.InputShape, "zeros", 1, 1, overwrites);
        _kept = site.AddSampleBuffer<float>(site.InputShape.Count);
        Overwrites = overwrites || faults.ForgetsEarlierPieces;
    }

    public override Shape OutputShape => InputShape;

    private bool Overwrites { get; }

    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        input.Values.CopyTo(Kept(context));
        var count = output.Values.Length - (_faults.SkipsLastOutput ? 1 : 0);
        for (var i = 0; i < count; i++)
        {
            var extra = _faults.CountsSamplesOfTheCall ? i / InputShape.Count : 0;
            output.Values[i] = (input.Values[i] * _scale.Values[i % InputShape.Count]) + extra;
        }
    }

    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        var gradient = context.Gradient(_scale);
        if (Overwrites && (context.GradientIsFresh || _faults.ForgetsEarlierPieces))
        {
            gradient.Clear();
        }

        var kept = Kept(context);
        for (var i = 0; i < outputGradient.Values.Length; i++)
        {
            var upstream = outputGradient.Values[i];
            gradient[i % InputShape.Count] += upstream * kept[i] * _faults.ParameterGradientFactor;
            if (!inputGradient.IsEmpty)
            {
                inputGradient.Values[i] = upstream * _scale.Values[i % InputShape.Count] * _faults.InputGradientFactor;
            }
        }
    }

    private Span<float> Kept(LayerContext context)
    {
        if (_faults.Allocates)
        {
            GC.KeepAlive(new float[1]);
        }

        return _faults.SharesMemory ? Shared.AsSpan(context.FirstSample * InputShape.Count) : context.Samples(_kept);
    }
}
