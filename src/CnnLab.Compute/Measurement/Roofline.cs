namespace CnnLab.Compute;

/// <summary>
/// What a machine can do at most: as many operations as it computes, or as many as it gets numbers for.
/// </summary>
/// <remarks>
/// Williams, Waterman, Patterson: "Roofline: An Insightful Visual Performance Model for Multicore Architectures", 2009.
/// </remarks>
/// <param name="Threads">The threads it was measured with.</param>
/// <param name="PeakGigaflops">Billions of floating-point operations a second.</param>
/// <param name="GigabytesPerSecond">Billions of bytes a second from and to memory.</param>
public sealed record Roofline(int Threads, double PeakGigaflops, double GigabytesPerSecond)
{
    /// <summary>Floating-point operations for each byte from which on memory is not what limits.</summary>
    public double RidgeFlopsPerByte => PeakGigaflops / GigabytesPerSecond;

    /// <summary>
    /// The most operations a second, in billions, for work of a given intensity whose numbers come from memory.
    /// </summary>
    /// <param name="flopsPerByte">Floating-point operations for each byte.</param>
    public double AttainableGigaflops(double flopsPerByte) =>
        Math.Min(PeakGigaflops, GigabytesPerSecond * flopsPerByte);

    /// <summary>Measures this machine: takes a second or two, and 384 MiB of memory for the time of it.</summary>
    /// <param name="threads">The threads.</param>
    public static Roofline Measure(int threads)
    {
        using var pool = new WorkerPool(threads);
        return new Roofline(
            threads, ProcessorPeak.MeasureGigaflops(pool), MemoryBandwidth.MeasureGigabytesPerSecond(pool));
    }
}
