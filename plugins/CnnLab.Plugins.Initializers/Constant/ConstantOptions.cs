using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>The options of <see cref="ConstantInitializer"/>.</summary>
public sealed record ConstantOptions
{
    /// <summary>What every value is.</summary>
    [Description("What every value is.")]
    public float Value { get; init; }
}
