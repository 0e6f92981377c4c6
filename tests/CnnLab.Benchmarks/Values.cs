namespace CnnLab.Benchmarks;

/// <summary>Numbers to compute with: of mixed signs, near 1, the same in every run.</summary>
internal static class Values
{
    /// <summary>So many values between -0.5 and 0.5.</summary>
    public static float[] Of(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (((i * 7919L) % 1009) / 1009f) - 0.5f)];
}
