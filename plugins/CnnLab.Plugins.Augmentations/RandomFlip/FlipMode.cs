namespace CnnLab.Plugins.Augmentations;

/// <summary>Which ways an image may be flipped.</summary>
public enum FlipMode
{
    /// <summary>Left and right change places, or nothing does.</summary>
    Horizontal,

    /// <summary>Top and bottom change places, or nothing does.</summary>
    Vertical,

    /// <summary>Both are decided, each by a draw of its own.</summary>
    HorizontalAndVertical,
}
