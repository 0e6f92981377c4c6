using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Max pooling over 2x2 windows two apart. Forward keeps a byte for each window, with a bit for each place where its
/// maximum stands, so that backward reads neither the input nor the output.
/// </summary>
internal sealed class MaxTiles(LayerSite site, Window2D window, bool all) : IPoolingKernel
{
    private readonly TileLayout _layout = new(window);
    private readonly SampleBuffer<byte> _marks =
        site.AddSampleBuffer<byte>(site.InputShape.Channels * window.OutputArea);

    public bool BackwardUsesOutput => false;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        switch (_layout.Lanes)
        {
            case 16:
                Forward<Vector512<float>, LanesOf16, PairsOf16>(input, output, context);
                break;
            case 8:
                Forward<Vector256<float>, LanesOf8, PairsOf8>(input, output, context);
                break;
            default:
                Forward<Vector128<float>, LanesOf4, PairsOf4>(input, output, context);
                break;
        }
    }

    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        LayerContext context)
    {
        switch (_layout.Lanes)
        {
            case 16:
                Backward<Vector512<float>, LanesOf16, PairsOf16>(outputGradient, inputGradient, context);
                break;
            case 8:
                Backward<Vector256<float>, LanesOf8, PairsOf8>(outputGradient, inputGradient, context);
                break;
            default:
                Backward<Vector128<float>, LanesOf4, PairsOf4>(outputGradient, inputGradient, context);
                break;
        }
    }

    private void Forward<TVector, TLanes, TPairs>(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TPairs : IPairs<TVector>
    {
        var keepMarks = context.Phase == Phase.Training;
        var step = new MaxTilesForward<TVector, TLanes, TPairs>(_layout, keepMarks, all);
        TileWalk.Run(_layout, TileWalk.Writable(input), output, keepMarks ? context.Samples(_marks) : [], step);
    }

    private void Backward<TVector, TLanes, TPairs>(
        ReadOnlySpan<float> outputGradient, Span<float> inputGradient, LayerContext context)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
        where TPairs : IPairs<TVector>
    {
        var step = new MaxTilesBackward<TVector, TLanes, TPairs>(_layout);
        TileWalk.Run(_layout, inputGradient, TileWalk.Writable(outputGradient), context.Samples(_marks), step);
    }
}
