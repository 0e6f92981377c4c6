using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// Normal with variance <c>2 / (fan_in + fan_out)</c>, cut off at two standard deviations before scaling, as in Keras.
/// </summary>
/// <remarks>
/// Glorot and Bengio: "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010.
/// </remarks>
[Description(
    "Normal with variance 2 / (fan_in + fan_out), truncated at two standard deviations (Glorot and Bengio 2010).")]
public sealed class GlorotNormalInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        Draws.FillTruncatedNormal(values, 2.0 / ((double)fanIn + fanOut), ref random);
}
