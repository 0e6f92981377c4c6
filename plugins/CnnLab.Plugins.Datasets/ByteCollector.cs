namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Bytes as they arrive. The array grows with what has arrived, whatever a header promised, and ends at the expected
/// size without a last copy.
/// </summary>
/// <param name="expected">How many will be kept; more are dropped.</param>
internal sealed class ByteCollector(long expected)
{
    private const int FirstCapacity = 1 << 20;
    private byte[] _bytes = new byte[Math.Min(expected, FirstCapacity)];
    private int _count;

    /// <exception cref="ComponentException">There are more than an array can hold.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..(int)Math.Min(bytes.Length, expected - _count)];
        var needed = (long)_count + bytes.Length;
        if (needed > Array.MaxLength)
        {
            throw new ComponentException(
                $"The images take {expected} bytes. Expected at most {Array.MaxLength}: limit their number.");
        }

        if (needed > _bytes.Length)
        {
            var doubled = Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength);
            Array.Resize(ref _bytes, (int)Math.Min(doubled, expected));
        }

        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
    }

    public byte[] ToArray()
    {
        Array.Resize(ref _bytes, _count);
        return _bytes;
    }
}
