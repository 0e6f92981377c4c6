using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>
/// The checkpoints that a fold goes on from: that of its last epoch, the newest one before that the disk has in case
/// that one is damaged, and the newest one in the middle of an epoch. Of a fold that has ended only the first is left.
/// </summary>
internal sealed class FoldCheckpoints(RunDirectory directory, int repeat, int fold)
{
    private readonly string _last = directory.LastCheckpoint(repeat, fold);

    // A name that no callback can choose: theirs have no full stop.
    private readonly string _previous = directory.Checkpoint(repeat, fold, "last.previous");
    private readonly string _unfinished = directory.Checkpoint(repeat, fold, "last.unfinished");

    // What an earlier process has left may be all that there is, and whether its last one is whole is not known here.
    private bool _isPreviousOnDisk = File.Exists(directory.Checkpoint(repeat, fold, "last.previous"));
    private bool _isLastOnDisk, _isFirst = true;

    /// <summary>Whether it is that fold's.</summary>
    public bool IsOf(int ofRepeat, int ofFold) => (repeat, fold) == (ofRepeat, ofFold);

    /// <summary>Keeps the end of an epoch, and one before.</summary>
    /// <param name="checkpoint">The end of an epoch.</param>
    /// <param name="waitsForDisk">
    /// Whether it is to outlive a machine that loses its power; one that need not takes the place of none that does.
    /// </param>
    public void WriteLast(Checkpoint checkpoint, bool waitsForDisk)
    {
        var isReserve = _isLastOnDisk || !_isPreviousOnDisk;
        var waits = waitsForDisk || File.Exists(_unfinished) || (_isFirst && (File.Exists(_last) || _isPreviousOnDisk));
        CheckpointFile.Write(_last, checkpoint, isReserve ? _previous : null, waits);
        _isPreviousOnDisk = isReserve ? _isLastOnDisk : _isPreviousOnDisk;
        (_isLastOnDisk, _isFirst) = (waits, false);
        Delete(_unfinished);
    }

    /// <summary>Waits until the disk has the end of the last epoch.</summary>
    public void Settle()
    {
        if (!_isLastOnDisk && File.Exists(_last))
        {
            WholeFile.Settle(_last);
            _isLastOnDisk = true;
        }
    }

    /// <summary>Keeps the middle of an epoch.</summary>
    public void WriteUnfinished(Checkpoint checkpoint) => CheckpointFile.Write(_unfinished, checkpoint);

    /// <summary>The fold has ended: it will not go on.</summary>
    public void End()
    {
        Delete(_previous);
        Delete(_unfinished);
    }

    /// <summary>The newest checkpoint that is whole and can be gone on from; null if there is none.</summary>
    /// <param name="notices">Gets a sentence for each that is damaged.</param>
    public Checkpoint? Find(List<string> notices)
    {
        var found = new[] { _unfinished, _last, _previous }
            .Select(path => Read(path, notices))
            .OfType<Checkpoint>()
            .MaxBy(checkpoint => checkpoint.Step);
        if (notices.Count > 0)
        {
            notices.Add(found is null
                ? $"repeat {repeat} fold {fold} begins anew: no checkpoint of it is whole"
                : $"repeat {repeat} fold {fold} goes on from its checkpoint of step {found.Step} instead");
        }

        return found;
    }

    private static Checkpoint? Read(string path, List<string> notices)
    {
        try
        {
            // What a fold ends with is no place to go on from: it has no optimizer's state.
            return File.Exists(path) && CheckpointFile.Read(path) is var checkpoint
                && checkpoint.Epochs.Count == checkpoint.Epoch
                ? checkpoint
                : null;
        }
        catch (RunFileException exception)
        {
            notices.Add(exception.Message);
            return null;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(path, exception);
        }
    }
}
