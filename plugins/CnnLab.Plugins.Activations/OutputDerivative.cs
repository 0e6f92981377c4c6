using System.Numerics;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Activations;

/// <summary>Runs an <see cref="IOutputDerivative"/> over all numbers, as many at once as the processor takes.</summary>
internal static class OutputDerivative
{
    /// <summary>Assigns the gradient, which may be the memory of the upstream gradient.</summary>
    public static void Chain<TDerivative>(ReadOnlyBatch output, ReadOnlyBatch upstream, Batch gradient)
        where TDerivative : struct, IOutputDerivative
    {
        var outputs = MemoryMarshal.Cast<float, Vector<float>>(output.Values);
        var upstreams = MemoryMarshal.Cast<float, Vector<float>>(upstream.Values)[..outputs.Length];
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient.Values)[..outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            gradients[i] = TDerivative.Chain(upstreams[i], outputs[i]);
        }

        var done = outputs.Length * Vector<float>.Count;
        ChainRest<TDerivative>(output.Values[done..], upstream.Values[done..], gradient.Values[done..]);
    }

    private static void ChainRest<TDerivative>(
        ReadOnlySpan<float> output, ReadOnlySpan<float> upstream, Span<float> gradient)
        where TDerivative : struct, IOutputDerivative
    {
        for (var i = 0; i < output.Length; i++)
        {
            gradient[i] = TDerivative.Chain(new Vector<float>(upstream[i]), new Vector<float>(output[i]))[0];
        }
    }
}
