namespace CnnLab.Compute;

/// <summary>
/// Lines of equal length in a row of the column matrix, and the rectangle of them that lies inside the image.
/// </summary>
internal readonly struct LineBlock
{
    /// <summary>Elements of a line.</summary>
    public required int Length { get; init; }

    /// <summary>How many lines.</summary>
    public required int Lines { get; init; }

    /// <summary>Elements of each line that lie inside the image.</summary>
    public required int InsideLength { get; init; }

    /// <summary>Lines that lie inside the image.</summary>
    public required int InsideLines { get; init; }

    /// <summary>Where the rectangle begins in the row.</summary>
    public required int RowOffset { get; init; }

    /// <summary>Where the rectangle begins in the image; means nothing if <see cref="IsOutside"/>.</summary>
    public required int ImageOffset { get; init; }

    /// <summary>Elements of all lines.</summary>
    public int Elements => Lines * Length;

    /// <summary>Whether nothing lies in the padding.</summary>
    public bool IsInside => InsideLength == Length && InsideLines == Lines;

    /// <summary>Whether all lies in the padding.</summary>
    public bool IsOutside => InsideLength == 0 || InsideLines == 0;
}
