namespace CnnLab;

/// <summary>Two lengths, rows first. In a manifest <c>3</c> or <c>[3, 5]</c>.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct Size2D(int Height, int Width)
{
    /// <summary>Height x width.</summary>
    public int Area => Height * Width;

    /// <summary>The same length both ways.</summary>
    public static implicit operator Size2D(int length) => new(length, length);

    /// <summary>For example <c>3x5</c>.</summary>
    public override string ToString() => $"{Height}x{Width}";
}
