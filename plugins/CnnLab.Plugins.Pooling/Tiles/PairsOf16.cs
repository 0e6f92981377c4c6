using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Plugins.Pooling;

/// <summary>AVX-512.</summary>
internal readonly struct PairsOf16 : IPairs<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Lefts(Vector512<float> low, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(
            low, Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30), high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Rights(Vector512<float> low, Vector512<float> high) =>
        Avx512F.PermuteVar16x32x2(
            low, Vector512.Create(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31), high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sort(Vector512<float> values) => values;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> TwiceLower(Vector512<float> values) =>
        Vector512.Shuffle(values, Vector512.Create(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> TwiceUpper(Vector512<float> values) =>
        Vector512.Shuffle(values, Vector512.Create(8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 15, 15));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(ref float source, nuint lower, nuint upper) =>
        Vector256.LoadUnsafe(ref source, lower).ToVector512Unsafe().WithUpper(Vector256.LoadUnsafe(ref source, upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> values, ref float target, nuint lower, nuint upper)
    {
        values.GetLower().StoreUnsafe(ref target, lower);
        values.GetUpper().StoreUnsafe(ref target, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadMarks(ref byte source, nuint lower, nuint upper)
    {
        var marks = Vector128.Create(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, lower)),
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, upper)));
        return Avx512F.ConvertToVector512Int32(marks.AsByte()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMarks(Vector512<float> marks, ref byte target, nuint lower, nuint upper)
    {
        var bytes = Avx512F.ConvertToVector128Byte(marks.AsInt32()).AsUInt64();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, lower), bytes.ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, upper), bytes.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Mark(int mark) => Vector512.Create(mark).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Marks(int left, int right) =>
        Vector512.Create((uint)left | ((ulong)(uint)right << 32)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> WhereMarked(
        Vector512<float> values, Vector512<float> marks, Vector512<float> asked) =>
        Vector512.ConditionalSelect(
            Vector512.Equals((marks & asked).AsInt32(), Vector512<int>.Zero).AsSingle(), Vector512<float>.Zero, values);
}
