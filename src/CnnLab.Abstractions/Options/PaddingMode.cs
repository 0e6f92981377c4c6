namespace CnnLab;

/// <summary>How a padding is meant.</summary>
public enum PaddingMode
{
    /// <summary>No padding: rows and columns that do not fill a window are ignored.</summary>
    Valid,

    /// <summary>
    /// Zeros so that the output has <c>ceil(input / stride)</c>; an odd total puts the extra one at the bottom and
    /// right.
    /// </summary>
    Same,

    /// <summary>The numbers given.</summary>
    Explicit,
}
