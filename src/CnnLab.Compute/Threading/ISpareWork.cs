namespace CnnLab.Compute;

/// <summary>Work that nobody waits for yet, in small pieces that any thread may do.</summary>
public interface ISpareWork
{
    /// <summary>Does a piece of some microseconds; it may not throw.</summary>
    /// <returns>False if there was none to do.</returns>
    bool DoPiece();
}
