namespace CnnLab.Plugins.Datasets;

/// <summary>Where the channels of an image are; Keras' words.</summary>
public enum DataFormat
{
    /// <summary><c>[images, height, width, channels]</c>.</summary>
    ChannelsLast,

    /// <summary><c>[images, channels, height, width]</c>.</summary>
    ChannelsFirst,
}
