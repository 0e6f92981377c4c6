namespace CnnLab.Plugins.Pooling;

/// <summary>Where an axis is cut into regions of two neighbouring lengths.</summary>
internal static class FractionalCuts
{
    /// <summary>Assigns the ends of the pseudorandom regions of one number in [0, 1).</summary>
    public static void Assign(int length, Span<int> ends, double u)
    {
        var ratio = (double)length / ends.Length;
        var first = Math.Ceiling(ratio * u);
        for (var i = 0; i < ends.Length - 1; i++)
        {
            ends[i] = (int)(Math.Ceiling(ratio * (i + 1 + u)) - first);
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
