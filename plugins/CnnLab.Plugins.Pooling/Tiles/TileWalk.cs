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
        var steps = StepsWithRoom(layout, images.Length - image, pooled.Length - window, rows);
        step.Run(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(images), image),
            ref Unsafe.Add(ref MemoryMarshal.GetReference(pooled), window),
            ref Unsafe.Add(ref MemoryMarshal.GetReference(marks), window),
            steps);
        var row = steps * layout.RowsAtOnce;
        (image, window) = (image + (2 * row * layout.Width), window + (row * layout.Columns));
        for (; row < rows; row += layout.RowsAtOnce)
        {
            var windows = Math.Min(layout.RowsAtOnce, rows - row) * layout.Columns;
            var size = 2 * Math.Min(layout.RowsAtOnce, rows - row) * layout.Width;
            var stepMarks = marks.IsEmpty ? [] : marks.Slice(window, windows);
            RunStaged(images.Slice(image, size), pooled.Slice(window, windows), stepMarks, step);
            (image, window) = (image + size, window + windows);
        }
    }

    /// <summary>How many steps have room behind them for what they read and write too much.</summary>
    private static int StepsWithRoom(TileLayout layout, int imageLength, int pooledLength, int rows)
    {
        var steps = layout.InPairs ? (rows + 1) / 2 : rows;
        if (imageLength >= (steps * layout.ImageStep) + layout.ImageReach
            && pooledLength >= (steps * layout.PooledStep) + layout.PooledReach)
        {
            return steps;
        }

        var byImage = (imageLength - layout.ImageReach + layout.ImageStep) / layout.ImageStep;
        var byPooled = (pooledLength - layout.PooledReach + layout.PooledStep) / layout.PooledStep;
        return Math.Clamp(Math.Min(byImage, byPooled), 0, steps);
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
            step.Run(ref imageStage[0], ref pooledStage[0], ref markStage[0], 1);
            imageStage[..image.Length].CopyTo(image);
        }
        else
        {
            image.CopyTo(imageStage);
            step.Run(ref imageStage[0], ref pooledStage[0], ref markStage[0], 1);
            pooledStage[..pooled.Length].CopyTo(pooled);
            markStage[..marks.Length].CopyTo(marks);
        }
    }
}
