using SkiaSharp;

namespace CnnLab.Experiments;

/// <summary>A small picture: an image, a learned filter or a channel of a layer's output.</summary>
/// <param name="Name">What it shows, <c>pool1[3]</c>.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue; those of a filter may be others.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="Low">The value of black.</param>
/// <param name="High">The value of white.</param>
/// <param name="Pixels">Bytes, <c>[channels, height, width]</c>: 0 is black.</param>
public sealed record LensPicture(
    string Name, int Channels, int Height, int Width, float Low, float High, byte[] Pixels)
{
    /// <summary>The picture as a PNG file: in colours if it has three channels, otherwise its first in grey.</summary>
    public byte[] Png()
    {
        var area = Height * Width;
        var (green, blue) = Channels == 3 ? (area, 2 * area) : (0, 0);
        using var bitmap = new SKBitmap(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var pixel = 0; pixel < area; pixel++)
        {
            var color = new SKColor(Pixels[pixel], Pixels[green + pixel], Pixels[blue + pixel]);
            bitmap.SetPixel(pixel % Width, pixel / Width, color);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>The picture of values, which lie between <paramref name="low"/> and <paramref name="high"/>.</summary>
    internal static LensPicture Of(string name, ReadOnlySpan<float> values, Shape shape, float low, float high)
    {
        var pixels = new byte[values.Length];
        var scale = high > low ? 255.0 / (high - low) : 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)Math.Round(Math.Clamp((values[i] - low) * scale, 0, 255));
        }

        return new LensPicture(name, shape.Channels, shape.Height, shape.Width, low, high, pixels);
    }
}
