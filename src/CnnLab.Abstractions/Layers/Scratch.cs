using System.Runtime.CompilerServices;

namespace CnnLab;

/// <summary>
/// Working memory of a layer, one part per worker, whose content does not outlive a call. Made by
/// <see cref="LayerSite.AddScratch"/>, reached by <see cref="LayerContext.Scratch{T}(Scratch{T})"/>.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class Scratch<T> : ILayerMemory
    where T : unmanaged
{
    private AlignedMemory<T>[] _perWorker = [];

    internal Scratch(int elements) => Elements = elements;

    /// <summary>How many elements each worker has.</summary>
    public int Elements { get; }

    /// <summary>One worker's part. Its content is undefined.</summary>
    public Span<T> this[int worker] => _perWorker[worker].Span;

    void ILayerMemory.Allocate(int samples, int workers)
    {
        _perWorker = new AlignedMemory<T>[workers];
        for (var worker = 0; worker < workers; worker++)
        {
            _perWorker[worker] = new(Elements);
        }
    }

    long ILayerMemory.Bytes(int samples, int workers) => (long)workers * Elements * Unsafe.SizeOf<T>();
}
