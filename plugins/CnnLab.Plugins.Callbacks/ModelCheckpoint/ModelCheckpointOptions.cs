using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab.Plugins.Callbacks;

/// <summary>The options of <see cref="ModelCheckpoint"/>.</summary>
public sealed record ModelCheckpointOptions : MonitorOptions
{
    /// <summary>What the checkpoint is called.</summary>
    [Description("What the checkpoint is called: best is in checkpoints/repeat1-fold1-best.cnnlab. "
        + "`last` and other callbacks' names are taken.")]
    [RegularExpression(
        "(?!last$)[A-Za-z0-9_-]+", ErrorMessage = "Expected letters, digits, `_` and `-`, and not `last`, which every fold has")]
    public string Name { get; init; } = "best";

    /// <summary>Whether only the best epoch so far is saved.</summary>
    [Description("Whether only the best epoch so far is saved; otherwise every epoch is, with its number behind the name.")]
    public bool SaveBestOnly { get; init; } = true;
}
