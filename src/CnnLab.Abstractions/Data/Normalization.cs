namespace CnnLab;

/// <summary>What is done to pixels of 0 to 255.</summary>
public enum Normalization
{
    /// <summary>Divided by 255: 0 to 1.</summary>
    Unit,

    /// <summary>Divided by 127.5, less 1: -1 to 1.</summary>
    Symmetric,

    /// <summary>Nothing: 0 to 255.</summary>
    None,

    /// <summary>
    /// Each channel less its mean, divided by its standard deviation, both over the images that a fold learns from. A
    /// data set gives the same as for <see cref="Unit"/>; the engine does the rest, fold by fold.
    /// </summary>
    Standardize,
}
