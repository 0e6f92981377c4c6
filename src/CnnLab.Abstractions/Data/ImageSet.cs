namespace CnnLab;

/// <summary>Labelled images that are read one by one, from memory or as they are needed.</summary>
/// <remarks><see cref="Read"/> is called from several threads.</remarks>
public abstract class ImageSet
{
    /// <summary>How many images.</summary>
    public int Count => Labels.Count;

    /// <summary>The class of every image.</summary>
    public abstract IReadOnlyList<int> Labels { get; }

    /// <summary>Reads one image.</summary>
    /// <param name="index">Its place.</param>
    /// <param name="image">Gets the normalised pixels, <c>[channels, height, width]</c>.</param>
    public abstract void Read(int index, Span<float> image);
}
