namespace CnnLab.Plugins.Pooling;

/// <summary>What becomes of the powers of a window's elements before the root.</summary>
public enum PowerReduction
{
    /// <summary>They are added up: the p-norm.</summary>
    Sum,

    /// <summary>They are averaged: the power average.</summary>
    Mean,
}
