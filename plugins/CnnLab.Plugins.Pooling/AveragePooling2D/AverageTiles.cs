using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>Average pooling over 2x2 windows two apart.</summary>
internal sealed class AverageTiles(Window2D window) : IPoolingKernel
{
    private readonly TileLayout _layout = new(window);

    public bool BackwardUsesOutput => false;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        var images = TileWalk.Writable(input);
        switch (_layout.Lanes)
        {
            case 16:
                Run(images, output, new AverageTilesForward<Vector512<float>, LanesOf16, PairsOf16>(_layout));
                break;
            case 8:
                Run(images, output, new AverageTilesForward<Vector256<float>, LanesOf8, PairsOf8>(_layout));
                break;
            default:
                Run(images, output, new AverageTilesForward<Vector128<float>, LanesOf4, PairsOf4>(_layout));
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
        var upstream = TileWalk.Writable(outputGradient);
        switch (_layout.Lanes)
        {
            case 16:
                Run(inputGradient, upstream, new AverageTilesBackward<Vector512<float>, LanesOf16, PairsOf16>(_layout));
                break;
            case 8:
                Run(inputGradient, upstream, new AverageTilesBackward<Vector256<float>, LanesOf8, PairsOf8>(_layout));
                break;
            default:
                Run(inputGradient, upstream, new AverageTilesBackward<Vector128<float>, LanesOf4, PairsOf4>(_layout));
                break;
        }
    }

    private void Run<TStep>(Span<float> images, Span<float> pooled, TStep step)
        where TStep : struct, ITileStep => TileWalk.Run(_layout, images, pooled, [], step);
}
