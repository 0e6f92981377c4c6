using System.ComponentModel;

namespace CnnLab.Plugins.Initializers;

/// <summary>
/// Unit i passes on input i: the gain on the diagonal, 0 elsewhere. For matrices only, as in Keras: the kernel of a
/// dense layer or of a 1x1 convolution, not necessarily square.
/// </summary>
/// <param name="options">The options.</param>
[Description("Unit i passes on input i: for dense layers and 1x1 convolutions.")]
public sealed class IdentityInitializer(IdentityOptions options) : Initializer
{
    /// <inheritdoc/>
    /// <exception cref="ComponentException">The values are no matrix of fan_out rows and fan_in columns.</exception>
    public override void Fill(Span<float> values, int fanIn, int fanOut, ref RandomStream random)
    {
        if (values.Length != (long)fanIn * fanOut)
        {
            throw new ComponentException(
                $"identity needs a matrix: {values.Length} values are not fan_out {fanOut} rows of fan_in {fanIn}. "
                + "Expected the kernel of a dense layer or of a 1x1 convolution.");
        }

        values.Clear();
        for (var i = 0; i < Math.Min(fanIn, fanOut); i++)
        {
            values[(i * fanIn) + i] = options.Gain;
        }
    }
}
