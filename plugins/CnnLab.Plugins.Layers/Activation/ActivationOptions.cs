using System.ComponentModel;

namespace CnnLab.Plugins.Layers;

/// <summary>The options of <see cref="ActivationLayer"/>.</summary>
public sealed record ActivationOptions : IActivatedOptions
{
    /// <summary>What is applied to every value.</summary>
    [Description("What is applied: the name of an activation, or an object with its options.")]
    public required Component<Activation> Activation { get; init; }
}
