namespace CnnLab;

/// <summary>What an image becomes before a network sees it.</summary>
/// <param name="Shape">The network's input, <c>[channels, height, width]</c>; one channel is gray, three are RGB.</param>
public sealed record WantedImage(Shape Shape)
{
    /// <summary>
    /// Whether an image of another ratio of sides is cropped about its centre; otherwise it is distorted. Default: true.
    /// </summary>
    public bool CropToAspectRatio { get; init; } = true;

    /// <summary>The largest image that is decoded, in pixels of the file. Default: 50,000,000.</summary>
    public int MaxPixels { get; init; } = 50_000_000;

    /// <summary>The value of white: pictures are scaled to it, arrays of numbers are taken to have it. Default: 255.</summary>
    public double MaxValue { get; init; } = 255;

    /// <summary>Whether the channels of arrays come last, after the columns. Default: true.</summary>
    public bool ChannelsLast { get; init; } = true;
}
