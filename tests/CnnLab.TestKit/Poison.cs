using System.Runtime.InteropServices;

namespace CnnLab.TestKit;

/// <summary>All bits set: NaN as a floating-point number, -1 as an integer. What nobody assigned shows up as such.</summary>
internal static class Poison
{
    public static void Fill<T>(Span<T> values)
        where T : unmanaged => MemoryMarshal.AsBytes(values).Fill(0xFF);

    public static float[] Array(int length)
    {
        var values = new float[length];
        Fill<float>(values);
        return values;
    }
}
