namespace CnnLab.Engine;

/// <summary>
/// The loop of a layer that is already running on one of the workers: the pieces one after the other.
/// </summary>
internal sealed class InlineLoop(int worker) : IParallelLoop
{
    public int Workers => worker + 1;

    public void For(int pieces, Action<int, int> body)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            body(piece, worker);
        }
    }
}
