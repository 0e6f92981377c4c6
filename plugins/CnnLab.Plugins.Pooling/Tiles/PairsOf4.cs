using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Pooling;

/// <summary>Vectors of 128 bits on any processor.</summary>
internal readonly struct PairsOf4 : IPairs<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Lefts(Vector128<float> low, Vector128<float> high) =>
        Vector128.Narrow(low.AsUInt64(), high.AsUInt64()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Rights(Vector128<float> low, Vector128<float> high) =>
        Vector128.Narrow(low.AsUInt64() >> 32, high.AsUInt64() >> 32).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sort(Vector128<float> values) => values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TwiceLower(Vector128<float> values) =>
        Vector128.Shuffle(values, Vector128.Create(0, 0, 1, 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TwiceUpper(Vector128<float> values) =>
        Vector128.Shuffle(values, Vector128.Create(2, 2, 3, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(ref float source, nuint lower, nuint upper) => Vector128.Create(
        Unsafe.ReadUnaligned<ulong>(ref Bytes(ref source, lower)),
        Unsafe.ReadUnaligned<ulong>(ref Bytes(ref source, upper))).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> values, ref float target, nuint lower, nuint upper)
    {
        Unsafe.WriteUnaligned(ref Bytes(ref target, lower), values.AsUInt64().ToScalar());
        Unsafe.WriteUnaligned(ref Bytes(ref target, upper), values.AsUInt64().GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadMarks(ref byte source, nuint lower, nuint upper)
    {
        var marks = Vector128.Create(
            Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref source, lower)),
            Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref source, upper)),
            0,
            0,
            0,
            0,
            0,
            0);
        return Vector128.WidenLower(Vector128.WidenLower(marks.AsByte())).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMarks(Vector128<float> marks, ref byte target, nuint lower, nuint upper)
    {
        var words = Vector128.Narrow(marks.AsUInt32(), marks.AsUInt32());
        var bytes = Vector128.Narrow(words, words).AsUInt16();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, lower), bytes.ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, upper), bytes.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Mark(int mark) => Vector128.Create(mark).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Marks(int left, int right) =>
        Vector128.Create((uint)left | ((ulong)(uint)right << 32)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> WhereMarked(
        Vector128<float> values, Vector128<float> marks, Vector128<float> asked) =>
        Vector128.AndNot(values, Vector128.Equals((marks & asked).AsInt32(), Vector128<int>.Zero).AsSingle());

    private static ref byte Bytes(ref float values, nuint offset) =>
        ref Unsafe.As<float, byte>(ref Unsafe.Add(ref values, offset));
}
