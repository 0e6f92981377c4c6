using System.Diagnostics;
using System.Numerics.Tensors;

namespace CnnLab.Compute;

/// <summary>
/// How fast numbers come from memory and go there: the triad <c>a = b * scalar + c</c> over arrays that no cache holds.
/// </summary>
/// <remarks>
/// McCalpin: "Memory Bandwidth and Machine Balance in Current High Performance Computers", 1995. As there, two reads
/// and a write are counted for each element; that a cache may read what it is about to overwrite is not.
/// </remarks>
public static class MemoryBandwidth
{
    /// <summary>Three arrays of 128 MiB: several times the caches of today's processors.</summary>
    private const int Elements = 32 * 1024 * 1024;

    /// <summary>So few that stores go through the cache, as a layer's do.</summary>
    private const int ElementsPerPiece = 16 * 1024;

    private const int Rounds = 30;

    /// <summary>Measures on all threads of a loop: the best of thirty rounds, each some ten milliseconds.</summary>
    /// <param name="parallel">The threads.</param>
    /// <returns>Billions of bytes a second, of all threads together.</returns>
    public static double MeasureGigabytesPerSecond(IParallelLoop parallel) =>
        MeasureGigabytesPerSecond(parallel, Elements);

    internal static double MeasureGigabytesPerSecond(IParallelLoop parallel, int elements)
    {
        var (a, b, c) = (new float[elements], new float[elements], new float[elements]);
        parallel.For(Pieces(elements), (piece, _) =>
        {
            // Pages exist once they are written to, and belong to the memory of the core that did.
            var (start, count) = Piece(piece, elements);
            a.AsSpan(start, count).Fill(1);
            b.AsSpan(start, count).Fill(2);
            c.AsSpan(start, count).Fill(3);
        });
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            Triad(parallel, a, b, c, scalar: 0.5f);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            best = Math.Max(best, 3.0 * sizeof(float) * elements / seconds / 1e9);
        }

        return best;
    }

    /// <summary>Assigns <c>a = b * scalar + c</c>.</summary>
    internal static void Triad(IParallelLoop parallel, float[] a, float[] b, float[] c, float scalar) =>
        parallel.For(Pieces(a.Length), (piece, _) =>
        {
            var (start, count) = Piece(piece, a.Length);
            TensorPrimitives.MultiplyAdd(
                b.AsSpan(start, count), scalar, c.AsSpan(start, count), a.AsSpan(start, count));
        });

    private static int Pieces(int elements) => (elements + ElementsPerPiece - 1) / ElementsPerPiece;

    private static (int Start, int Count) Piece(int piece, int elements) =>
        (piece * ElementsPerPiece, Math.Min(ElementsPerPiece, elements - (piece * ElementsPerPiece)));
}
