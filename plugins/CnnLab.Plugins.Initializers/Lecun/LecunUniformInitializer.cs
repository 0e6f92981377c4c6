using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>Uniform within <c>sqrt(3 / fan_in)</c> of 0.</summary>
/// <remarks>LeCun, Bottou, Orr, Müller: "Efficient BackProp", 1998, section 4.6.</remarks>
[Description("Uniform within sqrt(3 / fan_in) of 0: for layers with selu, or with tanh (LeCun and others 1998).")]
public sealed class LecunUniformInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        Draws.FillUniform(values, 1.0 / fanIn, ref random);
}
