using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CnnLab.Plugins.Pooling;

/// <summary>
/// Takes a step over all rows of windows of all channels, top down: what a step writes too much is overwritten by the
/// next ones.
/// </summary>
internal static class TileWalk
{
    private const int StageLength = 128;

    /// <summary>Runs the step everywhere.</summary>
    /// <param name="layout">The geometry.</param>
    /// <param name="images">The channels' images, one behind the other, or their gradients.</param>
    /// <param name="pooled">The windows' values, or the gradients of these.</param>
    /// <param name="marks">A mark for each window, or none at all.</param>
    /// <param name="step">What to do.</param>
    public static void Run<TStep>(
        TileLayout layout, Span<float> images, Span<float> pooled, Span<byte> marks, TStep step)
        where TStep : struct, ITileStep
    {
        // Without a row between the windows of two channels, the channels are one high image.
        var isTiled = layout.Height == 2 * layout.Rows;
        var planeSize = isTiled ? images.Length : layout.Height * layout.Width;
        var rows = isTiled ? pooled.Length / layout.Columns : layout.Rows;
        for (int image = 0, window = 0; image < images.Length; image += planeSize, window += rows * layout.Columns)
        {
            RunPlane(layout, images, image, pooled, window, marks, rows, step);
            if (TStep.IsBackward && !isTiled)
            {
                images[(image + (2 * rows * layout.Width))..(image + planeSize)].Clear();
            }
        }
    }

    /// <summary>What a step is handed to read; it writes where <see cref="ITileStep.IsBackward"/> says.</summary>
    public static Span<float> Writable(ReadOnlySpan<float> values) =>
        MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(values), values.Length);

    private static void RunPlane<TStep>(
        TileLayout layout,
        Span<float> images,
        int image,
        Span<float> pooled,
        int window,
        Span<byte> marks,
        int rows,
        TStep step)
        where TStep : struct, ITileStep
    {
        ref var firstImage = ref MemoryMarshal.GetReference(images);
        ref var firstPooled = ref MemoryMarshal.GetReference(pooled);
        ref var firstMark = ref MemoryMarshal.GetReference(marks);
        var (imageStep, windowStep) = (2 * layout.RowsAtOnce * layout.Width, layout.RowsAtOnce * layout.Columns);
        var (lastImage, lastWindow) = (images.Length - layout.ImageReach, pooled.Length - layout.PooledReach);
        var row = 0;
        for (; row < rows && image <= lastImage && window <= lastWindow; row += layout.RowsAtOnce)
        {
            step.Run(
                ref Unsafe.Add(ref firstImage, image),
                ref Unsafe.Add(ref firstPooled, window),
                ref Unsafe.Add(ref firstMark, window));
            (image, window) = (image + imageStep, window + windowStep);
        }

        for (; row < rows; row += layout.RowsAtOnce)
        {
            var windows = Math.Min(layout.RowsAtOnce, rows - row) * layout.Columns;
            var size = 2 * Math.Min(layout.RowsAtOnce, rows - row) * layout.Width;
            var stepMarks = marks.IsEmpty ? [] : marks.Slice(window, windows);
            RunStaged(images.Slice(image, size), pooled.Slice(window, windows), stepMarks, step);
            (image, window) = (image + imageStep, window + windowStep);
        }
    }

    /// <summary>One step on copies, which have room for what it reads and writes too much.</summary>
    private static void RunStaged<TStep>(Span<float> image, Span<float> pooled, Span<byte> marks, TStep step)
        where TStep : struct, ITileStep
    {
        Span<float> imageStage = stackalloc float[StageLength];
        Span<float> pooledStage = stackalloc float[StageLength];
        Span<byte> markStage = stackalloc byte[StageLength];
        if (TStep.IsBackward)
        {
            pooled.CopyTo(pooledStage);
            marks.CopyTo(markStage);
            step.Run(ref imageStage[0], ref pooledStage[0], ref markStage[0]);
            imageStage[..image.Length].CopyTo(image);
        }
        else
        {
            image.CopyTo(imageStage);
            step.Run(ref imageStage[0], ref pooledStage[0], ref markStage[0]);
            pooledStage[..pooled.Length].CopyTo(pooled);
            markStage[..marks.Length].CopyTo(marks);
        }
    }
}
