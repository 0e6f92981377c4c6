using System.Runtime.CompilerServices;

namespace CnnLab;

/// <summary>
/// Memory of a layer that all calls read: written in <see cref="Layer.Prepare"/> alone, for several workers are in
/// <see cref="Layer.Forward"/> and <see cref="Layer.Backward"/> at once; a layer that
/// <see cref="Layer.NeedsWholeBatch"/> is called once, and may write it there too. Made by
/// <see cref="LayerSite.AddBuffer"/>.
/// </summary>
/// <typeparam name="T">The element type.</typeparam>
public sealed class LayerBuffer<T> : ILayerMemory
    where T : unmanaged
{
    private AlignedMemory<T> _values;

    internal LayerBuffer(int elements) => Elements = elements;

    /// <summary>How many elements it has.</summary>
    public int Elements { get; }

    /// <summary>The elements; zeros before the first <see cref="Layer.Prepare"/>.</summary>
    public Span<T> Values => _values.Span;

    void ILayerMemory.Allocate(int samples, int workers) => _values = new(Elements);

    long ILayerMemory.Bytes(int samples, int workers) => (long)Elements * Unsafe.SizeOf<T>();
}
