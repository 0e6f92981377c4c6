namespace CnnLab.Plugins.Pooling;

/// <summary>What is taken of a bin.</summary>
public enum BinFunction
{
    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,
}
