namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>The largest value; the gradient goes to the first, or to every, equal one.</summary>
internal readonly struct NaiveMaximum(bool all) : IPoolingRule
{
    public float Value(ReadOnlySpan<float> window)
    {
        var maximum = window[0];
        foreach (var value in window)
        {
            maximum = value > maximum ? value : maximum;
        }

        return maximum;
    }

    public void Gradient(ReadOnlySpan<float> window, float value, Span<float> derivatives)
    {
        var found = false;
        for (var i = 0; i < window.Length; i++)
        {
            var gets = window[i] == value && (all || !found);
            derivatives[i] = gets ? 1 : 0;
            found |= gets;
        }
    }
}
