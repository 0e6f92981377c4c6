namespace CnnLab.Abstractions.Tests.Pooling;

/// <summary>A pooling of a user's own in two functions: log of the sum of exponentials.</summary>
internal readonly struct SmoothMaximum : IPoolingRule
{
    public float Value(ReadOnlySpan<float> window)
    {
        double sum = 0;
        foreach (var value in window)
        {
            sum += Math.Exp(value);
        }

        return (float)Math.Log(sum);
    }

    public void Gradient(ReadOnlySpan<float> window, float value, Span<float> derivatives)
    {
        for (var i = 0; i < window.Length; i++)
        {
            derivatives[i] = MathF.Exp(window[i] - value);
        }
    }
}
