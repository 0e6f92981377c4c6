namespace CnnLab.Plugins.Layers;

/// <summary>
/// One axis of a larger image: each of its places is <c>(1 - weight) * before + weight * after</c> of two places of the
/// smaller one.
/// </summary>
internal sealed class Resampling
{
    /// <summary>An axis of <paramref name="inputs"/> places, <paramref name="factor"/> times as long.</summary>
    public Resampling(int inputs, int factor, Interpolation interpolation)
    {
        (Before, After, Weight) = (new int[inputs * factor], new int[inputs * factor], new float[inputs * factor]);
        for (var i = 0; i < Before.Length; i++)
        {
            (Before[i], After[i]) = (i / factor, i / factor);
            if (interpolation == Interpolation.Bilinear)
            {
                var place = ((i + 0.5) / factor) - 0.5;
                var floor = (int)Math.Floor(place);
                (Before[i], After[i]) = (Math.Max(floor, 0), Math.Min(floor + 1, inputs - 1));
                Weight[i] = (float)(place - floor);
            }
        }
    }

    /// <summary>The place before.</summary>
    public int[] Before { get; }

    /// <summary>The place behind, or the same one.</summary>
    public int[] After { get; }

    /// <summary>The weight of the place behind.</summary>
    public float[] Weight { get; }
}
