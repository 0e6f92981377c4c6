namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>The sum divided by a fixed number, or by the number of values where that is 0.</summary>
internal readonly struct NaiveMean(int divisor) : IPoolingRule
{
    public float Value(ReadOnlySpan<float> window)
    {
        double sum = 0;
        foreach (var value in window)
        {
            sum += value;
        }

        return (float)(sum / Divisor(window));
    }

    public void Gradient(ReadOnlySpan<float> window, float value, Span<float> derivatives) =>
        derivatives.Fill(1f / Divisor(window));

    private int Divisor(ReadOnlySpan<float> window) => divisor == 0 ? window.Length : divisor;
}
