namespace CnnLab.TestKit;

/// <summary>Numbers for tests, the same in every run.</summary>
public static class TestValues
{
    /// <summary>Independent and uniform in [minimum, maximum).</summary>
    public static float[] Uniform(int count, float minimum = -1, float maximum = 1, ulong seed = 1)
    {
        var random = RandomStream.For(seed, "test values");
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = minimum + ((maximum - minimum) * random.NextSingle());
        }

        return values;
    }

    /// <summary>
    /// Evenly spread over [-1, 1) in random order: no two are close and none is close to zero, so that a small step
    /// crosses neither a tie of a maximum nor the kink of a rectifier.
    /// </summary>
    public static float[] Spread(int count, ulong seed = 1)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = ((i + 0.25f) * 2 / count) - 1;
        }

        var random = RandomStream.For(seed, "test order");
        random.Shuffle(values.AsSpan());
        return values;
    }

    /// <summary>Small whole numbers with many ties.</summary>
    public static float[] Tied(int count, int levels = 3, ulong seed = 1)
    {
        var random = RandomStream.For(seed, "test ties");
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = random.NextInt32(levels) - (levels / 2);
        }

        return values;
    }
}
