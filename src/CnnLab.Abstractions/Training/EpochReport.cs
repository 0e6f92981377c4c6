namespace CnnLab;

/// <summary>What a callback sees of an epoch.</summary>
/// <param name="epoch">The epoch, from 1.</param>
/// <param name="metrics">
/// <c>loss</c> and every metric of the training samples, and with the prefix <c>val_</c> of the validation split. The
/// scored fold is not in it: a callback that watched it would leak.
/// </param>
public sealed class EpochReport(int epoch, IReadOnlyDictionary<string, double> metrics)
{
    private readonly List<string> _checkpoints = [];

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>The metrics by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; } = metrics;

    /// <summary>Why training is to end after this epoch; null to go on.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Whether this epoch's parameters are kept: see <see cref="KeepParameters"/>.</summary>
    public bool KeepsParameters { get; private set; }

    /// <summary>What the learning rate is multiplied with from now on; 1 if nothing changes it.</summary>
    public float LearningRateFactor { get; private set; } = 1;

    /// <summary>
    /// Keeps the parameters of this epoch in place of those kept before: training ends with them and with this epoch's
    /// metrics, whatever comes after.
    /// </summary>
    public void KeepParameters() => KeepsParameters = true;

    /// <summary>The checkpoints that this epoch is saved as: see <see cref="SaveCheckpoint"/>.</summary>
    public IReadOnlyList<string> Checkpoints => _checkpoints;

    /// <summary>Saves the parameters of this epoch as a checkpoint, in place of an earlier one of that name.</summary>
    /// <param name="name">Letters, digits, <c>_</c> and <c>-</c>; part of the file's name.</param>
    /// <exception cref="ComponentException">The name is another one.</exception>
    public void SaveCheckpoint(string name)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
        {
            throw new ComponentException(
                $"A checkpoint cannot be called '{name}'. Expected letters, digits, `_` and `-`.");
        }

        _checkpoints.Add(name);
    }

    /// <summary>Multiplies the learning rate with a factor, from now on and beside any schedule.</summary>
    public void ScaleLearningRate(float factor) => LearningRateFactor *= factor;

    /// <summary>Ends training after this epoch.</summary>
    public void Stop(string reason) => StopReason = reason;
}
