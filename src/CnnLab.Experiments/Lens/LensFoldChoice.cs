using System.Globalization;

namespace CnnLab.Experiments;

/// <summary>A fold that the lens looks at.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
public sealed record LensFoldChoice(int Repeat, int Fold)
{
    /// <summary>As <c>--fold</c> takes it: <c>1/2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Repeat}/{Fold}");
}
