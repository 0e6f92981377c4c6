using System.Runtime.InteropServices;

namespace CnnLab.TestKit;

/// <summary>
/// All bits set: NaN as a floating-point number, -1 as an integer. What nobody assigned shows up as such.
/// </summary>
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

    /// <summary>The first element that nobody assigned, or that was computed from such a one; -1 for none.</summary>
    public static int IndexIn(float[] values) =>
        System.Array.FindIndex(values, value => BitConverter.SingleToUInt32Bits(value) == uint.MaxValue);
}
