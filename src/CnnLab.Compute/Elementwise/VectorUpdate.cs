using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Compute;

/// <summary>
/// Moves parameters with the widest vectors the processor has: what an <see cref="Optimizer"/> is made of.
/// </summary>
public static class VectorUpdate
{
    /// <summary>Applies a rule to every parameter of a slice.</summary>
    /// <param name="update">The slice.</param>
    /// <param name="rule">The rule, with this step's numbers.</param>
    public static void Run<TRule>(ParameterUpdate update, TRule rule)
        where TRule : struct, IUpdateRule
    {
        var done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Run<TRule, Vector512<float>, LanesOf16>(update, rule, done);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            done = Run<TRule, Vector256<float>, LanesOf8>(update, rule, done);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            done = Run<TRule, Vector128<float>, LanesOf4>(update, rule, done);
        }

        Run<TRule, float, LanesOf1>(update, rule, done);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Run<TRule, TVector, TLanes>(ParameterUpdate update, TRule rule, int start)
        where TRule : struct, IUpdateRule
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var values = ref MemoryMarshal.GetReference(update.Values);
        ref var gradients = ref MemoryMarshal.GetReference(update.Gradient);
        ref var firsts = ref MemoryMarshal.GetReference(TRule.Slots > 0 ? update.State(0) : update.Values);
        ref var seconds = ref MemoryMarshal.GetReference(TRule.Slots > 1 ? update.State(1) : update.Values);
        for (; start + TLanes.Count <= update.Values.Length; start += TLanes.Count)
        {
            var value = TLanes.Load(in values, (nuint)start);
            var first = TRule.Slots > 0 ? TLanes.Load(in firsts, (nuint)start) : default;
            var second = TRule.Slots > 1 ? TLanes.Load(in seconds, (nuint)start) : default;
            rule.Step<TVector, TLanes>(ref value, TLanes.Load(in gradients, (nuint)start), ref first, ref second);
            TLanes.Store(value, ref values, (nuint)start);
            if (TRule.Slots > 0)
            {
                TLanes.Store(first, ref firsts, (nuint)start);
            }

            if (TRule.Slots > 1)
            {
                TLanes.Store(second, ref seconds, (nuint)start);
            }
        }

        return start;
    }
}
