using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>Uniform within <c>sqrt(6 / fan_in)</c> of 0.</summary>
/// <remarks>He, Zhang, Ren, Sun: "Delving Deep into Rectifiers", 2015.</remarks>
[Description("Uniform within sqrt(6 / fan_in) of 0: for layers with a rectifier (He and others 2015).")]
public sealed class HeUniformInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        Draws.FillUniform(values, 2.0 / fanIn, ref random);
}
