namespace CnnLab;

/// <summary>
/// The padding of a window. In a manifest <c>"valid"</c>, <c>"same"</c>, <c>1</c>, <c>[rows, columns]</c> or
/// <c>[[top, bottom], [left, right]]</c>.
/// </summary>
/// <param name="Mode">How it is meant.</param>
/// <param name="Top">Rows above, when explicit.</param>
/// <param name="Bottom">Rows below, when explicit.</param>
/// <param name="Left">Columns before, when explicit.</param>
/// <param name="Right">Columns after, when explicit.</param>
public readonly record struct Padding2D(PaddingMode Mode, int Top = 0, int Bottom = 0, int Left = 0, int Right = 0)
{
    /// <summary>No padding.</summary>
    public static Padding2D Valid { get; } = new(PaddingMode.Valid);

    /// <summary>Output of <c>ceil(input / stride)</c>.</summary>
    public static Padding2D Same { get; } = new(PaddingMode.Same);

    /// <summary>The same number on all four sides.</summary>
    public static implicit operator Padding2D(int all) => new(PaddingMode.Explicit, all, all, all, all);

    /// <summary>For example <c>same</c> or <c>[[0, 1], [0, 1]]</c>.</summary>
    public override string ToString() => Mode switch
    {
        PaddingMode.Valid => "valid",
        PaddingMode.Same => "same",
        _ => $"[[{Top}, {Bottom}], [{Left}, {Right}]]",
    };
}
