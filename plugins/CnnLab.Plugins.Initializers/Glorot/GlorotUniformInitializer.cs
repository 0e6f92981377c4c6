using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>Uniform within <c>sqrt(6 / (fan_in + fan_out))</c> of 0.</summary>
/// <remarks>
/// Glorot and Bengio: "Understanding the Difficulty of Training Deep Feedforward Neural Networks", 2010.
/// </remarks>
[Description("Uniform within sqrt(6 / (fan_in + fan_out)) of 0 (Glorot and Bengio 2010).")]
public sealed class GlorotUniformInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        Draws.FillUniform(values, 2.0 / ((double)fanIn + fanOut), ref random);
}
