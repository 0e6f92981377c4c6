using System.Runtime.ExceptionServices;
using CnnLab.Compute;

namespace CnnLab.Engine;

/// <summary>
/// The batch that is loaded while the network works on the one before: cut into pieces that any thread may take.
/// </summary>
/// <remarks>
/// A piece is taken by lowering the number of those that are left, and what it is about is read only then: a batch does
/// not end before its pieces have, so a thread that comes late takes a piece of the batch there is, or none.
/// </remarks>
internal sealed class BatchAhead(Network network, Augmentation[] augmentations) : ISpareWork
{
    /// <summary>A few microseconds of images as small as MNIST's: a worker that is wanted is back that soon.</summary>
    private const int ImagesPerPiece = 4;

    private readonly Lock _errorGate = new();
    private BatchOrder? _order;
    private int _start, _count, _pieces;
    private int _left, _unfinished;
    private (Exception Exception, int Piece)? _error;

    /// <summary>How many pieces nobody has taken yet.</summary>
    public int Left => Volatile.Read(ref _left);

    /// <summary>Whether this is the batch that begins at a place of an order.</summary>
    public bool Is(BatchOrder order, int start) => ReferenceEquals(_order, order) && _start == start;

    /// <summary>Offers a batch; the last one must have ended.</summary>
    public void Begin(BatchOrder order, int start, int count)
    {
        (_order, _start, _count, _error) = (order, start, count, null);
        _pieces = (count + ImagesPerPiece - 1) / ImagesPerPiece;
        _unfinished = _pieces;
        Volatile.Write(ref _left, _pieces);
    }

    /// <inheritdoc/>
    public bool DoPiece()
    {
        while (Left is var left && left > 0)
        {
            if (Interlocked.CompareExchange(ref _left, left - 1, left) == left)
            {
                Load(_pieces - left);
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits for the pieces that others have taken.</summary>
    /// <exception cref="Exception">What reading or augmenting an image threw: that of the first piece.</exception>
    public void End()
    {
        Await();
        _order = null;
        if (_error is { } error)
        {
            ExceptionDispatchInfo.Throw(error.Exception);
        }
    }

    /// <summary>Forgets the batch, with whatever went wrong in it; nobody is loading when this returns.</summary>
    public void Abandon()
    {
        Interlocked.Add(ref _unfinished, -Interlocked.Exchange(ref _left, 0));
        Await();
        _order = null;
    }

    private void Await()
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref _unfinished) > 0)
        {
            wait.SpinOnce();
        }
    }

    private void Load(int piece)
    {
        try
        {
            var batch = network.InputAhead(_count);
            var end = Math.Min((piece + 1) * ImagesPerPiece, _count);
            for (var sample = piece * ImagesPerPiece; sample < end; sample++)
            {
                Load(_order!.Indexes[_start + sample], batch[sample]);
            }
        }
        catch (Exception exception)
        {
            KeepError(exception, piece);
        }
        finally
        {
            Interlocked.Decrement(ref _unfinished);
        }
    }

    private void Load(int index, Span<float> image)
    {
        _order!.Images.Read(index, image);
        if (_order.Augment is not { } augment || augmentations.Length == 0)
        {
            return;
        }

        var random = augment.Fork((ulong)index);
        foreach (var augmentation in augmentations)
        {
            augmentation.Apply(image, network.InputShape, ref random);
        }
    }

    private void KeepError(Exception exception, int piece)
    {
        lock (_errorGate)
        {
            if (_error is null || piece < _error.Value.Piece)
            {
                _error = (exception, piece);
            }
        }
    }
}
