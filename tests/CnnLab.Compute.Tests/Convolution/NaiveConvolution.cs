namespace CnnLab.Compute.Tests.Convolution;

/// <summary>The convolution of one sample and its gradients as seven nested loops, in double.</summary>
internal sealed class NaiveConvolution(ConvolutionGeometry geometry)
{
    private delegate void Term(int output, int kernel, int input);

    public double[] Forward(float[] x, float[] kernel, float[] bias)
    {
        var z = new double[geometry.OutputShape.Count];
        for (var i = 0; i < z.Length; i++)
        {
            z[i] = bias.Length == 0 ? 0 : bias[i / geometry.OutputArea];
        }

        ForEachTerm((output, k, input) => z[output] += (double)kernel[k] * x[input]);
        return z;
    }

    public double[] FilterGradient(float[] x, float[] dz)
    {
        var gradient = new double[geometry.KernelShape.Count];
        ForEachTerm((output, k, input) => gradient[k] += (double)dz[output] * x[input]);
        return gradient;
    }

    public double[] InputGradient(float[] dz, float[] kernel)
    {
        var gradient = new double[geometry.InputShape.Count];
        ForEachTerm((output, k, input) => gradient[input] += (double)dz[output] * kernel[k]);
        return gradient;
    }

    public double[] BiasGradient(float[] dz)
    {
        var gradient = new double[geometry.Filters];
        for (var i = 0; i < dz.Length; i++)
        {
            gradient[i / geometry.OutputArea] += dz[i];
        }

        return gradient;
    }

    /// <summary>Names every product of the sum: which output gets which kernel value times which input value.</summary>
    private void ForEachTerm(Term term)
    {
        var window = geometry.Window;
        var (channels, kernel) = (geometry.Channels / geometry.Groups, geometry.KernelSize);
        for (var filter = 0; filter < geometry.Filters; filter++)
        {
            var firstChannel = filter / (geometry.Filters / geometry.Groups) * channels;
            for (var channel = 0; channel < channels; channel++)
            {
                for (var position = 0; position < geometry.OutputArea; position++)
                {
                    for (var place = 0; place < kernel.Area; place++)
                    {
                        var (outputRow, outputColumn) = Math.DivRem(position, window.OutputWidth);
                        var (row, column) = Math.DivRem(place, kernel.Width);
                        var (down, right) = (row * geometry.Dilation.Height, column * geometry.Dilation.Width);
                        var y = (outputRow * window.Strides.Height) - window.Top + down;
                        var x = (outputColumn * window.Strides.Width) - window.Left + right;
                        if (y >= 0 && y < window.InputHeight && x >= 0 && x < window.InputWidth)
                        {
                            term(
                                (filter * geometry.OutputArea) + position,
                                (((filter * channels) + channel) * kernel.Area) + place,
                                ((((firstChannel + channel) * window.InputHeight) + y) * window.InputWidth) + x);
                        }
                    }
                }
            }
        }
    }
}
