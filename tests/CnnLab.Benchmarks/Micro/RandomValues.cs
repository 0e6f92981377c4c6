namespace CnnLab.Benchmarks;

/// <summary>
/// Numbers to compute with, the same in every run: of both signs, without an order that could be guessed.
/// </summary>
internal static class RandomValues
{
    public static float[] Of(int count)
    {
        var random = RandomStream.For(1, "benchmark values");
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = (float)random.NextGaussian();
        }

        return values;
    }
}
