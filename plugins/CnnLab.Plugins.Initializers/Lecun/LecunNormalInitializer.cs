using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// Normal with variance <c>1 / fan_in</c>, cut off at two standard deviations before scaling, as in Keras.
/// </summary>
/// <remarks>LeCun, Bottou, Orr, Müller: "Efficient BackProp", 1998, section 4.6.</remarks>
[Description(
    "Normal with variance 1 / fan_in, truncated at two standard deviations: for layers with selu (LeCun and "
    + "others 1998).")]
public sealed class LecunNormalInitializer : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random) =>
        Draws.FillTruncatedNormal(values, 1.0 / fanIn, ref random);
}
