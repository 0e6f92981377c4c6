using System.Numerics;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Pooling;

/// <summary>Random numbers in the place of floats.</summary>
internal static class UniformDraws
{
    /// <summary>Assigns numbers uniform in [0, 1), multiples of 2^-24.</summary>
    public static void Fill(Span<float> numbers, RandomStream random)
    {
        var words = MemoryMarshal.Cast<float, uint>(numbers);
        random.Fill(words);
        var unit = 1f / (1 << 24);
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(words);
        foreach (ref var vector in vectors)
        {
            vector = Vector.AsVectorUInt32(
                Vector.ConvertToSingle(Vector.AsVectorInt32(vector >>> 8)) * unit);
        }

        for (var i = vectors.Length * Vector<uint>.Count; i < words.Length; i++)
        {
            numbers[i] = (words[i] >> 8) * unit;
        }
    }
}
