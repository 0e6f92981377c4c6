using System.Buffers.Binary;

namespace CnnLab.Experiments;

/// <summary>Arrays of 32-bit floats as little-endian bytes, in pieces that fit the cache.</summary>
internal static class FloatBlob
{
    private const int PieceLength = 16384;

    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        var bytes = new byte[PieceLength * sizeof(float)];
        for (var start = 0; start < values.Length; start += PieceLength)
        {
            var piece = values.Slice(start, Math.Min(PieceLength, values.Length - start));
            for (var i = 0; i < piece.Length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), piece[i]);
            }

            stream.Write(bytes, 0, piece.Length * sizeof(float));
        }
    }

    public static float[] Read(Stream stream, int count)
    {
        var values = new float[count];
        var bytes = new byte[PieceLength * sizeof(float)];
        for (var start = 0; start < count; start += PieceLength)
        {
            var piece = values.AsSpan(start, Math.Min(PieceLength, count - start));
            stream.ReadExactly(bytes, 0, piece.Length * sizeof(float));
            for (var i = 0; i < piece.Length; i++)
            {
                piece[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(i * sizeof(float)));
            }
        }

        return values;
    }
}
