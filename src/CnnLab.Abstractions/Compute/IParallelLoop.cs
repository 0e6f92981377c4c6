namespace CnnLab;

/// <summary>
/// Runs pieces of work on the run's threads. Split by the problem's size, never by the number of threads, and add
/// partial sums in the order of the pieces: then the result has the same bits for any number of threads.
/// </summary>
public interface IParallelLoop
{
    /// <summary>
    /// How many threads work, the calling one included; the worker numbers of <see cref="For"/> are below this.
    /// </summary>
    int Workers { get; }

    /// <summary>
    /// Calls <paramref name="body"/> once for each piece, in any order and on any worker, and returns when all are
    /// done.
    /// </summary>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="body">
    /// Gets the piece and the worker it runs on. Keep the delegate in a field: making one for each call allocates.
    /// </param>
    /// <remarks>An exception of a piece is thrown here after the others have ended. Loops do not nest.</remarks>
    void For(int pieces, Action<int, int> body);
}
