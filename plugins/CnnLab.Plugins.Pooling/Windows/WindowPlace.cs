namespace CnnLab.Plugins.Pooling;

/// <summary>The rows, [Top, Bottom), and the columns, [Left, Right), of an image that a window covers.</summary>
internal readonly record struct WindowPlace(int Top, int Bottom, int Left, int Right)
{
    /// <summary>Positions inside the image.</summary>
    public int Area => (Bottom - Top) * (Right - Left);
}
