namespace CnnLab.TestKit;

/// <summary>One worker, the pieces in order.</summary>
public sealed class SequentialLoop : IParallelLoop
{
    public int Workers => 1;

    public void For(int pieces, Action<int, int> body)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            body(piece, 0);
        }
    }
}
