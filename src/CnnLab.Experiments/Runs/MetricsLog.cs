using CnnLab.Engine;

namespace CnnLab.Experiments;

/// <summary>The metrics file of a run that goes on, which nobody else is to write.</summary>
/// <param name="path">The file.</param>
internal sealed class MetricsLog(string path)
{
    private long _length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>Adds the line of an epoch; <see cref="Settle"/> waits for the disk.</summary>
    /// <exception cref="RunFileException">It cannot be written.</exception>
    /// <exception cref="ComponentException">Somebody else has written into it.</exception>
    public void Append(EpochResult epoch)
    {
        Check();
        MetricsFile.Append(path, epoch);
        _length = new FileInfo(path).Length;
    }

    /// <summary>Waits until the disk has all lines.</summary>
    /// <exception cref="RunFileException">It cannot be written.</exception>
    /// <exception cref="ComponentException">Somebody else has written into it.</exception>
    public void Settle()
    {
        Check();
        if (_length > 0)
        {
            WholeFile.Settle(path);
        }
    }

    /// <summary>Writes the file anew.</summary>
    /// <exception cref="RunFileException">It cannot be written.</exception>
    public void Rewrite(IEnumerable<EpochResult> epochs)
    {
        MetricsFile.Rewrite(path, epochs);
        _length = new FileInfo(path).Length;
    }

    /// <summary>Finds out whether the file is as it was left.</summary>
    /// <exception cref="ComponentException">It is not: its numbers cannot be trusted.</exception>
    public void Check()
    {
        var length = new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        if (length != _length)
        {
            throw new ComponentException(
                $"somebody else has written into the run's metrics.jsonl: expected {_length:N0} bytes, found {length:N0}. "
                + "Its numbers cannot be trusted. A plugin must leave run directories alone.");
        }
    }
}
