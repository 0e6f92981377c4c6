namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Brings stored images of one size to the wanted shape: gray to RGB and back, resized and cropped as
/// <c>image_folder</c> does.
/// </summary>
internal sealed class ArrayFitter
{
    private readonly WantedImage _wanted;
    private readonly int _channels, _height, _width;
    private readonly Resampler _across, _down;

    /// <param name="where">The file, for errors.</param>
    /// <param name="channels">Channels of the stored images.</param>
    /// <param name="height">Their rows.</param>
    /// <param name="width">Their columns.</param>
    /// <param name="wanted">What they become.</param>
    /// <exception cref="ComponentException">They are too large, or have other channels.</exception>
    public ArrayFitter(string where, int channels, int height, int width, WantedImage wanted)
    {
        if ((long)height * width > wanted.MaxPixels)
        {
            throw new ComponentException(
                $"{where} has images of {height}x{width} = {(long)height * width} pixels. "
                + $"Expected at most {wanted.MaxPixels} (max_pixels).");
        }

        if (channels != wanted.Shape.Channels && (channels, wanted.Shape.Channels) is not ((1, 3) or (3, 1)))
        {
            throw new ComponentException(
                $"{where} has images of {channels} channels. Expected {wanted.Shape.Channels}, as the network's input "
                + $"{wanted.Shape} has.");
        }

        (_wanted, _channels, _height, _width) = (wanted, channels, height, width);
        var (left, top, partWidth, partHeight) = Crop.Part(width, height, wanted.Shape, wanted.CropToAspectRatio);
        _across = new Resampler(width, left, partWidth, wanted.Shape.Width);
        _down = new Resampler(height, top, partHeight, wanted.Shape.Height);
    }

    /// <summary>How many numbers a stored image has.</summary>
    public int StoredCount => checked(_channels * _height * _width);

    /// <summary>The image of a stored one, <c>[channels, height, width]</c>.</summary>
    public float[] Fit(float[] stored)
    {
        var planes = Enumerable.Range(0, _channels)
            .Select(channel => Resize(stored.AsSpan(channel * _height * _width, _height * _width)))
            .ToArray();
        return _channels == _wanted.Shape.Channels ? [.. planes.SelectMany(plane => plane)]
            : _channels == 1 ? [.. planes[0], .. planes[0], .. planes[0]]
            : [.. planes[0].Select((red, i) => (0.299f * red) + (0.587f * planes[1][i]) + (0.114f * planes[2][i]))];
    }

    private float[] Resize(ReadOnlySpan<float> plane)
    {
        if ((_height, _width) == (_wanted.Shape.Height, _wanted.Shape.Width))
        {
            return plane.ToArray();
        }

        var (line, resized) = (new float[_width], new float[_down.Outputs * _across.Outputs]);
        for (var row = 0; row < _down.Outputs; row++)
        {
            for (var column = 0; column < _width; column++)
            {
                line[column] = _down.Sum(plane, column, _width, row);
            }

            for (var column = 0; column < _across.Outputs; column++)
            {
                resized[(row * _across.Outputs) + column] = _across.Sum(line, 0, 1, column);
            }
        }

        return resized;
    }
}
