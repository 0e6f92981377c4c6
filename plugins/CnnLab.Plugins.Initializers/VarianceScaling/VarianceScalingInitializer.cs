using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// Mean 0 and variance <c>scale / fan</c>, of which the Glorot, He and LeCun initializers are the named cases.
/// </summary>
/// <remarks>He, Zhang, Ren, Sun: "Delving Deep into Rectifiers", 2015, section 2.2; the options are Keras'.</remarks>
/// <param name="options">The options.</param>
[Description(
    "Mean 0 and variance scale / fan: the family of the Glorot, He and LeCun initializers (He and others 2015).")]
public sealed class VarianceScalingInitializer(VarianceScalingOptions options) : Initializer
{
    /// <inheritdoc/>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        var variance = options.Scale / options.Mode switch
        {
            FanMode.FanIn => fanIn,
            FanMode.FanOut => fanOut,
            _ => ((double)fanIn + fanOut) / 2,
        };
        switch (options.Distribution)
        {
            case VarianceDistribution.Uniform:
                Draws.FillUniform(values, variance, ref random);
                break;
            case VarianceDistribution.UntruncatedNormal:
                Draws.FillNormal(values, variance, ref random);
                break;
            default:
                Draws.FillTruncatedNormal(values, variance, ref random);
                break;
        }
    }
}
