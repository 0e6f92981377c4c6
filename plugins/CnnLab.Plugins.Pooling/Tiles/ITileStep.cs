namespace CnnLab.Plugins.Pooling;

/// <summary>What is done with one or two rows of 2x2 windows, as a <see cref="TileLayout"/> says.</summary>
internal interface ITileStep
{
    /// <summary>Whether the image is computed from what is pooled (backward), or the other way round.</summary>
    static abstract bool IsBackward { get; }

    /// <summary>Does the rows.</summary>
    /// <param name="image">Where their part of the image begins.</param>
    /// <param name="pooled">The first of their windows.</param>
    /// <param name="marks">Its mark, where windows have any.</param>
    void Run(ref float image, ref float pooled, ref byte marks);
}
