using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CnnLab.Plugins.Pooling;

/// <summary>AVX2.</summary>
internal readonly struct PairsOf8 : IPairs<Vector256<float>>
{
    // Within each half of 128 bits: two numbers of the low vector, then two of the high one.
    private const byte LeftPlaces = 0b10_00_10_00, RightPlaces = 0b11_01_11_01;

    // What was low stands in the first and third quarter then.
    private const byte Quarters = 0b11_01_10_00;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Lefts(Vector256<float> low, Vector256<float> high) =>
        Avx.Shuffle(low, high, LeftPlaces);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Rights(Vector256<float> low, Vector256<float> high) =>
        Avx.Shuffle(low, high, RightPlaces);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sort(Vector256<float> values) =>
        Avx2.Permute4x64(values.AsDouble(), Quarters).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> TwiceLower(Vector256<float> values) =>
        Vector256.Shuffle(values, Vector256.Create(0, 0, 1, 1, 2, 2, 3, 3));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> TwiceUpper(Vector256<float> values) =>
        Vector256.Shuffle(values, Vector256.Create(4, 4, 5, 5, 6, 6, 7, 7));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(ref float source, nuint lower, nuint upper) =>
        Vector128.LoadUnsafe(ref source, lower).ToVector256Unsafe().WithUpper(Vector128.LoadUnsafe(ref source, upper));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> values, ref float target, nuint lower, nuint upper)
    {
        values.GetLower().StoreUnsafe(ref target, lower);
        values.GetUpper().StoreUnsafe(ref target, upper);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadMarks(ref byte source, nuint lower, nuint upper)
    {
        var marks = Vector128.Create(
            Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, lower)),
            Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, upper)),
            0,
            0);
        return Avx2.ConvertToVector256Int32(marks.AsByte()).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreMarks(Vector256<float> marks, ref byte target, nuint lower, nuint upper)
    {
        var words = Sse2.PackSignedSaturate(marks.GetLower().AsInt32(), marks.GetUpper().AsInt32());
        var bytes = Sse2.PackUnsignedSaturate(words, words).AsUInt32();
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, lower), bytes.ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, upper), bytes.GetElement(1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mark(int mark) => Vector256.Create(mark).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Marks(int left, int right) =>
        Vector256.Create((uint)left | ((ulong)(uint)right << 32)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> WhereMarked(
        Vector256<float> values, Vector256<float> marks, Vector256<float> asked) =>
        Vector256.AndNot(values, Vector256.Equals((marks & asked).AsInt32(), Vector256<int>.Zero).AsSingle());
}
