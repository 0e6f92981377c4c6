namespace CnnLab;

/// <summary>A part of a layer's work for the whole batch; see <see cref="LayerContext.Share"/>.</summary>
/// <param name="piece">The number of the piece, from 0.</param>
/// <param name="worker">The worker it runs on: <c>scratch[worker]</c> is its own.</param>
/// <param name="batches">What was given to <see cref="LayerContext.Share"/>.</param>
/// <param name="context">The call's context.</param>
public delegate void BatchPiece(int piece, int worker, SharedBatches batches, LayerContext context);
