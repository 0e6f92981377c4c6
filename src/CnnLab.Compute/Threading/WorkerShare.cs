using System.Runtime.InteropServices;

namespace CnnLab.Compute;

/// <summary>
/// What one worker of a <see cref="WorkerPool"/> has to do in a loop, and how much it has done. Each of the two numbers
/// has cache lines of its own: the one is written by whoever takes pieces, the other is watched by the calling thread.
/// </summary>
internal sealed class WorkerShare
{
    /// <summary>Two cache lines: processors fetch neighbours in pairs.</summary>
    private const int Line = 128;

    // The loop's number in the upper half; below it the first piece that nobody has taken, and the end, 16 bits each.
    private Padded _ticket;
    private Padded _done;

    /// <summary>How many pieces the worker has done in the life of the pool; written by that worker alone.</summary>
    public long Done
    {
        get => Volatile.Read(ref _done.Value);
        set => Volatile.Write(ref _done.Value, value);
    }

    /// <summary>The number of the loop that the share belongs to.</summary>
    public uint Loop => (uint)(Volatile.Read(ref _ticket.Value) >> 32);

    /// <summary>Hands out the pieces of a new loop. Nobody takes any meanwhile: the last loop left none.</summary>
    public void Assign(uint loop, int first, int end) =>
        Volatile.Write(ref _ticket.Value, ((long)loop << 32) | ((long)first << 16) | (uint)end);

    /// <summary>Takes the first piece that is left: what the worker itself does.</summary>
    /// <returns>The piece; -1 if none of this loop is left.</returns>
    public int TakeFirst(uint loop)
    {
        while (Left(loop, out var ticket) is var (first, end) && first < end)
        {
            if (Interlocked.CompareExchange(ref _ticket.Value, ticket + (1 << 16), ticket) == ticket)
            {
                return first;
            }
        }

        return -1;
    }

    /// <summary>Takes the last piece that is left: what the others do when they have no more of their own.</summary>
    /// <returns>The piece; -1 if none of this loop is left.</returns>
    public int TakeLast(uint loop)
    {
        while (Left(loop, out var ticket) is var (first, end) && first < end)
        {
            if (Interlocked.CompareExchange(ref _ticket.Value, ticket - 1, ticket) == ticket)
            {
                return end - 1;
            }
        }

        return -1;
    }

    private (int First, int End) Left(uint loop, out long ticket)
    {
        ticket = Volatile.Read(ref _ticket.Value);
        return (uint)(ticket >> 32) == loop ? ((int)(ticket >> 16) & 0xffff, (int)ticket & 0xffff) : (0, 0);
    }

    [StructLayout(LayoutKind.Explicit, Size = 2 * Line)]
    private struct Padded
    {
        [FieldOffset(Line)]
        public long Value;
    }
}
