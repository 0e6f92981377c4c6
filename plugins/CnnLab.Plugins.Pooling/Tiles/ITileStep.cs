namespace CnnLab.Plugins.Pooling;

/// <summary>What is done with rows of 2x2 windows, one or two at a time as a <see cref="TileLayout"/> says.</summary>
internal interface ITileStep
{
    /// <summary>Whether the image is computed from what is pooled (backward), or the other way round.</summary>
    static abstract bool IsBackward { get; }

    /// <summary>Does some steps, of <see cref="TileLayout.RowsAtOnce"/> rows each.</summary>
    /// <param name="image">Where the rows' part of the image begins.</param>
    /// <param name="pooled">The first of their windows.</param>
    /// <param name="marks">Its mark, where windows have any.</param>
    /// <param name="steps">How many.</param>
    void Run(ref float image, ref float pooled, ref byte marks, int steps);
}
