namespace CnnLab;

/// <summary>
/// A pooling strategy as two functions over one window. Write it as a <c>readonly struct</c> and register it with
/// <see cref="PluginBuilderExtensions.AddPooling{TRule}"/>: windows, strides, padding, batches and threads are the base
/// class's business (<see cref="WindowPooling{TRule}"/>), and the calls are inlined.
/// </summary>
public interface IPoolingRule
{
    /// <summary>The value of a window.</summary>
    /// <param name="window">
    /// The values under the window, row by row; at a padded border those inside the image only. Never empty.
    /// </param>
    float Value(ReadOnlySpan<float> window);

    /// <summary>The partial derivatives of <see cref="Value"/>; the chain rule is applied for you.</summary>
    /// <param name="window">What <see cref="Value"/> got.</param>
    /// <param name="value">What it gave.</param>
    /// <param name="derivatives">One for each element of <paramref name="window"/>, all to be assigned.</param>
    void Gradient(ReadOnlySpan<float> window, float value, Span<float> derivatives);
}
