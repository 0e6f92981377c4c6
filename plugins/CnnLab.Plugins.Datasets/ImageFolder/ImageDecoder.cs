using SkiaSharp;

namespace CnnLab.Plugins.Datasets;

/// <summary>
/// Makes an image of the wanted size out of a PNG, JPEG, WebP or BMP file. The size in the file's header is checked
/// before memory is taken for the pixels. Transparent parts come out black; a turn noted in EXIF is not applied, nor a
/// colour profile, as in torchvision and Keras.
/// </summary>
/// <param name="shape">The wanted shape; one channel makes it gray.</param>
/// <param name="crops">Whether another ratio of sides is cropped; otherwise it is distorted.</param>
/// <param name="maxPixels">The largest image that is decoded.</param>
internal sealed class ImageDecoder(Shape shape, bool crops, int maxPixels)
{
    private const long MaxFileBytes = 256_000_000;
    private const int Channels = 4;

    private static readonly SKEncodedImageFormat[] Formats =
        [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp, SKEncodedImageFormat.Bmp];

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="ComponentException">It cannot be read, or is too large.</exception>
    public static byte[] ReadFile(string path)
    {
        try
        {
            var bytes = new FileInfo(path).Length;
            return bytes <= MaxFileBytes
                ? File.ReadAllBytes(path)
                : throw new ComponentException($"'{path}' has {bytes} bytes. Expected at most {MaxFileBytes}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ComponentException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="path">Its name, for errors.</param>
    /// <returns>The pixels, <c>[channels, height, width]</c>.</returns>
    /// <exception cref="ComponentException">It is no such image, broken, or too large.</exception>
    public byte[] Decode(byte[] file, string path)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data)
            ?? throw new ComponentException(ImageSignature.IsKnown(file)
                ? $"'{path}' is broken: its beginning is damaged or cut short. Expected a whole image."
                : $"'{path}' is not an image. Expected PNG, JPEG, WebP or BMP.");
        if (!Formats.Contains(codec.EncodedFormat))
        {
            throw new ComponentException(
                $"'{path}' is an image of the format {codec.EncodedFormat}. Expected PNG, JPEG, WebP or BMP.");
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > maxPixels)
        {
            throw new ComponentException(
                $"'{path}' has {width}x{height} = {(long)width * height} pixels. "
                + $"Expected at most {maxPixels} (max_pixels).");
        }

        // Without a colour space nothing is converted; premultiplied is the same as drawn on black.
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul);
        var result = codec.GetPixels(info, out var pixels);
        return result == SKCodecResult.Success
            ? Resize(pixels, width, height)
            : throw new ComponentException(
                $"'{path}' is broken: decoding it ended with {result}. Expected a whole image.");
    }

    private byte[] Resize(byte[] pixels, int width, int height)
    {
        var (left, top, partWidth, partHeight) = Crop.Part(width, height, shape, crops);
        var across = new Resampler(width, left, partWidth, shape.Width);
        var down = new Resampler(height, top, partHeight, shape.Height);
        // One line at a time: a whole image reduced along one axis only could be far larger than the file's.
        var line = new float[width];
        var colors = new float[3][];
        for (var color = 0; color < 3; color++)
        {
            colors[color] = new float[shape.Height * shape.Width];
            for (var i = 0; i < colors[color].Length; i++)
            {
                if (i % shape.Width == 0)
                {
                    Reduce(pixels, color, down, i / shape.Width, line);
                }

                colors[color][i] = across.Sum(line, 0, 1, i % shape.Width);
            }
        }

        return ToBytes(colors);
    }

    private static void Reduce(byte[] pixels, int color, Resampler down, int row, float[] line)
    {
        for (var column = 0; column < line.Length; column++)
        {
            line[column] = down.Sum(pixels, (column * Channels) + color, line.Length * Channels, row);
        }
    }

    private byte[] ToBytes(float[][] colors)
    {
        var bytes = new byte[shape.Count];
        var area = shape.Height * shape.Width;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = shape.Channels == 1
                ? (0.299f * colors[0][i]) + (0.587f * colors[1][i]) + (0.114f * colors[2][i])
                : colors[i / area][i % area];
            bytes[i] = (byte)Math.Clamp(MathF.Round(value), 0, 255);
        }

        return bytes;
    }
}
