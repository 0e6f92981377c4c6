using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Callbacks;

/// <summary>The options of <see cref="EarlyStopping"/>.</summary>
public sealed record EarlyStoppingOptions : MonitorOptions
{
    /// <summary>Epochs without a better value that are waited for.</summary>
    [Description("How many epochs in a row may bring nothing better before training ends."), Range(1, int.MaxValue)]
    public int Patience { get; init; } = 3;

    /// <summary>Whether training ends with the best epoch's parameters.</summary>
    [Description("Whether training ends with the parameters and scores of the best epoch, not of the last one.")]
    public bool RestoreBestWeights { get; init; }
}
