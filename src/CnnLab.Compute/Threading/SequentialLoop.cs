namespace CnnLab.Compute;

/// <summary>A loop of one worker: the calling thread does the pieces in order. Stateless.</summary>
public sealed class SequentialLoop : IParallelLoop
{
    private SequentialLoop()
    {
    }

    /// <summary>The only one.</summary>
    public static SequentialLoop Instance { get; } = new();

    /// <inheritdoc/>
    public int Workers => 1;

    /// <inheritdoc/>
    public void For(int pieces, Action<int, int> body)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            body(piece, 0);
        }
    }
}
