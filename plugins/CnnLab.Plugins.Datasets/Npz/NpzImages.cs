using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Datasets;

/// <summary>Reads an array of images and an array of their labels.</summary>
internal static class NpzImages
{
    /// <exception cref="ComponentException">An array is missing, damaged, or of another shape or type.</exception>
    public static FloatCollector Read(
        NpzFile file,
        string images,
        string labels,
        int? limit,
        NpzLayout layout,
        CancellationToken cancellationToken)
    {
        using var pixelArray = file.Open(images, "|u1", "<f4");
        using var labelArray = file.Open(labels, "|u1", "<i4", "<i8");
        CheckSizes(pixelArray, labelArray, layout);
        var collector = new FloatCollector(layout.Shape, limit);
        var bytes = new byte[layout.Shape.Count * pixelArray.ElementBytes];
        var (stored, pixels) = (new float[layout.Shape.Count], new float[layout.Shape.Count]);
        for (var image = 0; image < pixelArray.Header.Sizes[0]; image++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var label = Label(labelArray, image, layout.Classes);
            pixelArray.Fill(bytes);
            ToFloats(bytes, stored, pixelArray.Where, image);
            layout.ToChannelsFirst(stored, pixels, pixelArray.Header.Sizes.Count);
            collector.Add(label, pixels);
        }

        pixelArray.ExpectEnd();
        labelArray.ExpectEnd();
        return collector;
    }

    private static void CheckSizes(NpyArray images, NpyArray labels, NpzLayout layout)
    {
        var sizes = images.Header.Sizes;
        if (sizes.Count == 0 || !layout.Allows([.. sizes.Skip(1)]))
        {
            throw new ComponentException(
                $"{images.Where} has the sizes {images.Sizes}. Expected images x {layout}.");
        }

        var labelSizes = labels.Header.Sizes;
        if (labelSizes.Count == 0 || labelSizes[0] != sizes[0] || labelSizes.Skip(1).Any(size => size != 1))
        {
            throw new ComponentException(
                $"{labels.Where} has the sizes {labels.Sizes}. Expected {sizes[0]}, as many as images.");
        }
    }

    private static int Label(NpyArray labels, int image, int classes)
    {
        Span<byte> bytes = stackalloc byte[8];
        labels.Fill(bytes[..labels.ElementBytes]);
        var label = labels.ElementBytes switch
        {
            1 => bytes[0],
            4 => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
        return label >= 0 && label < classes
            ? (int)label
            : throw new ComponentException(
                $"{labels.Where}: image {image} has the label {label}. Expected 0 to {classes - 1}.");
    }

    /// <summary>The numbers of an image's bytes.</summary>
    /// <exception cref="ComponentException">One is not finite.</exception>
    public static void ToFloats(ReadOnlySpan<byte> bytes, Span<float> pixels, string where, int image)
    {
        if (bytes.Length > pixels.Length)
        {
            MemoryMarshal.Cast<byte, float>(bytes).CopyTo(pixels);
        }
        else
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = bytes[i];
            }
        }

        foreach (var pixel in pixels)
        {
            if (!float.IsFinite(pixel))
            {
                throw new ComponentException(
                    $"{where}: image {image} has a pixel of {pixel}. Expected finite numbers.");
            }
        }
    }
}
