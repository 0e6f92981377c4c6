namespace CnnLab.Plugins.Pooling;

/// <summary>Where an axis is cut into regions of two neighbouring lengths.</summary>
internal static class FractionalCuts
{
    /// <summary>The longer of the two lengths.</summary>
    public static int Longest(int length, int regions) => (length + regions - 1) / regions;

    /// <summary>Assigns the ends of the pseudorandom regions of one number in [0, 1).</summary>
    public static void Assign(int length, Span<int> ends, double u)
    {
        var ratio = (double)length / ends.Length;
        var (first, longest, start) = (Math.Ceiling(ratio * u), Longest(length, ends.Length), 0);
        for (var i = 0; i < ends.Length - 1; i++)
        {
            // Rounding must not make a region longer, nor those behind it.
            var end = (int)(Math.Ceiling(ratio * (i + 1 + u)) - first);
            start = ends[i] = Math.Clamp(end, length - (longest * (ends.Length - 1 - i)), start + longest);
        }

        ends[^1] = length;
    }

    /// <summary>Assigns the ends of regions in random order.</summary>
    public static void AssignRandom(int length, Span<int> ends, ref RandomStream random)
    {
        var (shorter, longer) = (length / ends.Length, length % ends.Length);
        ends.Fill(shorter);
        foreach (ref var region in ends[..longer])
        {
            region++;
        }

        random.Shuffle(ends);
        for (var i = 1; i < ends.Length; i++)
        {
            ends[i] += ends[i - 1];
        }
    }
}
