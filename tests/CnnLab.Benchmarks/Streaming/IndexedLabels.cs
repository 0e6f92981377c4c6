using System.Collections;

namespace CnnLab.Benchmarks;

/// <summary>Labels that follow from the index.</summary>
internal sealed class IndexedLabels(int count, int classes) : IReadOnlyList<int>
{
    public int Count => count;

    public int this[int index] => (uint)index < (uint)count
        ? index % classes
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"Expected 0 to {count - 1}.");

    public IEnumerator<int> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
        {
            yield return index % classes;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
