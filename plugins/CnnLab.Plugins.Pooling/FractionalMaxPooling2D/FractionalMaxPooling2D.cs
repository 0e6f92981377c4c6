using System.ComponentModel;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Max pooling that shrinks an image by a factor that need not be whole: <c>[batch, channels, height, width]</c> to
/// <c>[batch, channels, floor(height / ratio), floor(width / ratio)]</c>. The rows, and the columns, are cut into as
/// many regions, each of one of two neighbouring lengths, anew for each sample and step in training. The gradient goes
/// to the maximum; of equal ones to the first, row by row.
/// </summary>
/// <remarks>
/// Graham: "Fractional Max-Pooling", 2014. Pseudorandom cuts lie at <c>ceil(a (i + u)) - ceil(a u)</c> with
/// <c>a = length / regions</c> and one random u in [0, 1) for each axis; random ones have the same lengths in random
/// order. Overlapping regions take in the first row, or column, of the next one. All channels of a sample have the same
/// regions. In inference the cuts are the pseudorandom ones of u = 1/2, whichever training had; the paper averages
/// several passes instead.
/// </remarks>
[Description("Max pooling by a factor that need not be whole, over regions drawn anew for each sample (Graham 2014).")]
public sealed class FractionalMaxPooling2D : Layer
{
    private readonly bool _overlapping, _pseudoRandom;
    private readonly SampleBuffer<int> _places;
    private readonly Scratch<float> _rows;
    private readonly Scratch<int> _cuts;

    /// <summary>The layer.</summary>
    /// <exception cref="ComponentException">The input is no image, or the ratio is larger than it.</exception>
    public FractionalMaxPooling2D(FractionalMaxPooling2DOptions options, LayerSite site)
        : base(site)
    {
        OutputShape = options.OutputShape(InputShape);
        (_overlapping, _pseudoRandom) = (options.Overlapping, options.PseudoRandom);
        _places = site.AddSampleBuffer<int>(OutputShape.Count);
        var widest = FractionalCuts.Longest(InputShape.Width, OutputShape.Width) + (_overlapping ? 1 : 0);
        _rows = site.AddScratch<float>(
            BinMaxima.ScratchLength(new Size2D(InputShape.Height, InputShape.Width), widest));
        _cuts = site.AddScratch<int>(2 * (OutputShape.Height + OutputShape.Width));
    }

    /// <inheritdoc/>
    public override Shape OutputShape { get; }

    /// <inheritdoc/>
    public override bool BackwardUsesOutput => false;

    /// <inheritdoc/>
    public override void Forward(ReadOnlyBatch input, Batch output, LayerContext context)
    {
        var places = context.Phase == Phase.Training ? context.Samples(_places) : [];
        for (var sample = 0; sample < input.Count; sample++)
        {
            var found = places.IsEmpty ? [] : places.Slice(sample * OutputShape.Count, OutputShape.Count);
            Pool(input[sample], output[sample], found, sample, context);
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        ReadOnlyBatch input,
        ReadOnlyBatch output,
        ReadOnlyBatch outputGradient,
        Batch inputGradient,
        LayerContext context)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        inputGradient.Values.Clear();
        var places = context.Samples(_places);
        var (size, regions) = (InputShape.Height * InputShape.Width, OutputShape.Height * OutputShape.Width);
        for (int image = 0, region = 0; region < places.Length; image += size, region += regions)
        {
            BinMaxima.Scatter(
                places.Slice(region, regions),
                outputGradient.Values.Slice(region, regions),
                inputGradient.Values.Slice(image, size));
        }
    }

    private void Pool(
        ReadOnlySpan<float> input, Span<float> output, Span<int> places, int sample, LayerContext context)
    {
        var (height, width) = (OutputShape.Height, OutputShape.Width);
        var cuts = context.Scratch(_cuts);
        var random = context.Random(sample);
        var isTraining = context.Phase == Phase.Training;
        var rows = Cut(InputShape.Height, cuts[..(2 * height)], isTraining, ref random);
        var columns = Cut(InputShape.Width, cuts[(2 * height)..], isTraining, ref random);
        var (size, regions) = (InputShape.Height * InputShape.Width, height * width);
        for (var channel = 0; channel < InputShape.Channels; channel++)
        {
            BinMaxima.Assign(
                input.Slice(channel * size, size),
                InputShape.Width,
                rows,
                columns,
                output.Slice(channel * regions, regions),
                places.IsEmpty ? [] : places.Slice(channel * regions, regions),
                context.Scratch(_rows));
        }
    }

    private BinAxis Cut(int length, Span<int> cuts, bool isTraining, ref RandomStream random)
    {
        var regions = cuts.Length / 2;
        var starts = cuts[..regions];
        var ends = cuts[regions..];
        if (isTraining && !_pseudoRandom)
        {
            FractionalCuts.AssignRandom(length, ends, ref random);
        }
        else
        {
            FractionalCuts.Assign(length, ends, isTraining ? random.NextDouble() : 0.5);
        }

        starts[0] = 0;
        ends[..^1].CopyTo(starts[1..]);
        if (_overlapping)
        {
            foreach (ref var end in ends[..^1])
            {
                end++;
            }
        }

        return new BinAxis(starts, ends, FractionalCuts.Longest(length, regions) + (_overlapping ? 1 : 0));
    }
}
