using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>The options of <see cref="IdentityInitializer"/>.</summary>
public sealed record IdentityOptions
{
    /// <summary>What the ones are.</summary>
    [Description("What stands on the diagonal.")]
    public float Gain { get; init; } = 1;
}
