namespace CnnLab.Plugins.Augmentations;

/// <summary><c>share x + (1 - share) partner</c>.</summary>
/// <param name="share">What a sample keeps of itself.</param>
internal readonly struct LinearMixing(float share) : IMixing
{
    public void Mix(Span<float> sample, ReadOnlySpan<float> partner)
    {
        var other = 1 - share;
        for (var i = 0; i < sample.Length; i++)
        {
            sample[i] = (share * sample[i]) + (other * partner[i]);
        }
    }
}
