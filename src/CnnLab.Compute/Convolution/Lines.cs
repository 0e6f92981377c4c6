using System.Numerics;

namespace CnnLab.Compute;

/// <summary>
/// Copies and adds blocks of short lines. A span copy for each line costs several times the line itself: here the
/// bounds are checked once for the block, and the rest of a line is one more vector that overlaps the one before.
/// </summary>
internal static unsafe class Lines
{
    /// <summary>Copies <paramref name="lines"/> lines of <paramref name="length"/> elements.</summary>
    /// <param name="source">The first element to copy and all behind it.</param>
    /// <param name="sourceLine">Elements between two lines of the source.</param>
    /// <param name="step">Elements between two elements of a source line.</param>
    /// <param name="target">Where the first element goes.</param>
    /// <param name="targetLine">Elements between two lines of the target.</param>
    /// <param name="length">Elements of a line, at least 1.</param>
    /// <param name="lines">How many lines, at least 1.</param>
    public static void Copy(
        ReadOnlySpan<float> source, int sourceLine, int step, Span<float> target, int targetLine, int length, int lines)
    {
        source = source[..(((lines - 1) * sourceLine) + ((length - 1) * step) + 1)];
        target = target[..(((lines - 1) * targetLine) + length)];
        fixed (float* from = source, to = target)
        {
            if (step == 1 && length >= Vector<float>.Count)
            {
                CopyVectors(from, sourceLine, to, targetLine, length, lines);
            }
            else
            {
                CopyElements(from, sourceLine, step, to, targetLine, length, lines);
            }
        }
    }

    /// <summary>
    /// Adds lines to a target whose elements lie <paramref name="step"/> apart; otherwise as <see cref="Copy"/>.
    /// </summary>
    public static void Add(
        ReadOnlySpan<float> source, int sourceLine, Span<float> target, int targetLine, int step, int length, int lines)
    {
        source = source[..(((lines - 1) * sourceLine) + length)];
        target = target[..(((lines - 1) * targetLine) + ((length - 1) * step) + 1)];
        fixed (float* from = source, to = target)
        {
            if (step == 1 && length >= Vector<float>.Count)
            {
                AddVectors(from, sourceLine, to, targetLine, length, lines);
            }
            else
            {
                AddElements(from, sourceLine, to, targetLine, step, length, lines);
            }
        }
    }

    private static void CopyVectors(float* source, int sourceLine, float* target, int targetLine, int length, int lines)
    {
        var last = length - Vector<float>.Count;
        for (var line = 0; line < lines; line++, source += sourceLine, target += targetLine)
        {
            for (var i = 0; i < last; i += Vector<float>.Count)
            {
                Vector.Store(Vector.Load(source + i), target + i);
            }

            Vector.Store(Vector.Load(source + last), target + last);
        }
    }

    private static void CopyElements(
        float* source, int sourceLine, int step, float* target, int targetLine, int length, int lines)
    {
        for (var line = 0; line < lines; line++, source += sourceLine, target += targetLine)
        {
            for (var i = 0; i < length; i++)
            {
                target[i] = source[i * step];
            }
        }
    }

    private static void AddVectors(float* source, int sourceLine, float* target, int targetLine, int length, int lines)
    {
        var last = length - Vector<float>.Count;
        for (var line = 0; line < lines; line++, source += sourceLine, target += targetLine)
        {
            // The last vector is added before the loop changes the part of it that they share.
            var end = Vector.Load(target + last) + Vector.Load(source + last);
            for (var i = 0; i < last; i += Vector<float>.Count)
            {
                Vector.Store(Vector.Load(target + i) + Vector.Load(source + i), target + i);
            }

            Vector.Store(end, target + last);
        }
    }

    private static void AddElements(
        float* source, int sourceLine, float* target, int targetLine, int step, int length, int lines)
    {
        for (var line = 0; line < lines; line++, source += sourceLine, target += targetLine)
        {
            for (var i = 0; i < length; i++)
            {
                target[i * step] += source[i];
            }
        }
    }
}
