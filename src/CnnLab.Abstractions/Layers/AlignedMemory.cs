using System.Runtime.CompilerServices;

namespace CnnLab;

/// <summary>
/// Zeroed memory that begins on a cache line and never moves: a vector that straddles two lines costs two reads.
/// </summary>
internal readonly unsafe struct AlignedMemory<T>
    where T : unmanaged
{
    private const int CacheLine = 64;
    private readonly T[] _values;
    private readonly int _start;
    private readonly int _length;

    public AlignedMemory(int length)
    {
        _values = GC.AllocateArray<T>(checked(length + Math.Max(1, CacheLine / sizeof(T))), pinned: true);
        var misplaced = (nint)Unsafe.AsPointer(ref _values[0]) % CacheLine;
        _start = (int)((CacheLine - misplaced) % CacheLine / sizeof(T));
        _length = length;
    }

    public Span<T> Span => _values.AsSpan(_start, _length);
}
