using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>The options of <see cref="OrthogonalInitializer"/>.</summary>
public sealed record OrthogonalOptions
{
    /// <summary>What the matrix is multiplied by.</summary>
    [Description("What the orthogonal matrix is multiplied by; the square root of 2 suits rectifiers.")]
    public double Gain { get; init; } = 1;
}
