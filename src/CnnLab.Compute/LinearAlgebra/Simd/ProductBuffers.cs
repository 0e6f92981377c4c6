using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// One thread's memory for rearranged operands, made at its first product and kept: about a megabyte.
/// </summary>
internal static unsafe class ProductBuffers
{
    private const int CacheLine = 64;

    // Pinned, so that the garbage collector frees it with its thread and never moves it.
    [ThreadStatic]
    private static float[]? _memory;

    /// <summary>The thread's memory, on a cache line. Its content is undefined.</summary>
    /// <param name="elements">The same for every call of a program run, so that the memory is allocated once for each
    /// thread.</param>
    public static float* Rent(int elements)
    {
        var needed = elements + (CacheLine / sizeof(float));
        if (_memory is null || _memory.Length < needed)
        {
            _memory = GC.AllocateUninitializedArray<float>(needed, pinned: true);
        }

        var address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        return (float*)((address + CacheLine - 1) & ~(nuint)(CacheLine - 1));
    }
}
