using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// Normal with variance <c>2 / fan_in</c>, cut off at two standard deviations before scaling, as in Keras.
/// </summary>
/// <remarks>He, Zhang, Ren, Sun: "Delving Deep into Rectifiers", 2015.</remarks>
[Description(
    "Normal with variance 2 / fan_in, truncated at two standard deviations: for layers with a rectifier (He "
    + "and others 2015).")]
public sealed class HeNormalInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        Draws.FillTruncatedNormal(values, 2.0 / fanIn, ref random);
}
