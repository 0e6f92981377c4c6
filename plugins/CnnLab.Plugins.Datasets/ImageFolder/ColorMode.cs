namespace CnnLab.Plugins.Datasets;

/// <summary>How many channels an image has.</summary>
public enum ColorMode
{
    /// <summary>Red, green and blue.</summary>
    Rgb,

    /// <summary>One channel, luma: 0.299 red, 0.587 green, 0.114 blue (ITU-R BT.601), as Pillow's <c>L</c>.</summary>
    Grayscale,
}
