using System.Runtime.CompilerServices;

namespace CnnLab;

/// <summary>
/// Memory of a layer that has one part per sample of the batch and lives from the forward to the backward pass: the
/// places of the maxima, a dropout mask. Made by <see cref="LayerSite.AddSampleBuffer"/>, reached by
/// <see cref="LayerContext.Samples{T}(SampleBuffer{T})"/>.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class SampleBuffer<T> : ILayerMemory
    where T : unmanaged
{
    private AlignedMemory<T> _values;

    internal SampleBuffer(int elementsPerSample) => ElementsPerSample = elementsPerSample;

    /// <summary>How many elements each sample has.</summary>
    public int ElementsPerSample { get; }

    internal Span<T> Slice(int firstSample, int count) =>
        _values.Span.Slice(firstSample * ElementsPerSample, count * ElementsPerSample);

    void ILayerMemory.Allocate(int samples, int workers) =>
        _values = new(checked(samples * ElementsPerSample));

    long ILayerMemory.Bytes(int samples, int workers) => (long)samples * ElementsPerSample * Unsafe.SizeOf<T>();
}
