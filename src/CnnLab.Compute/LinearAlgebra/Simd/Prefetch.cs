using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Compute;

/// <summary>Asks the processor for memory before it is needed; a hint that never fails, whatever the address.</summary>
internal static unsafe class Prefetch
{
    /// <summary>To the first-level cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ToFirstLevel(float* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }
}
