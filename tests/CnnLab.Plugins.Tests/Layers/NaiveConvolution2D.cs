namespace CnnLab.Plugins.Tests.Layers;

/// <summary>
/// A convolution of channels in groups with gaps in its kernel, as nested loops in double: filters <c>f</c> of group
/// <c>g</c> see the channels of that group. Depthwise: as many groups as channels.
/// </summary>
internal sealed class NaiveConvolution2D(
    Shape input, int filters, Size2D kernel, Size2D strides, Padding2D padding, Size2D dilation, int groups)
{
    private readonly Window2D _window = new(
        input,
        new Size2D(((kernel.Height - 1) * dilation.Height) + 1, ((kernel.Width - 1) * dilation.Width) + 1),
        strides,
        padding,
        "kernel_size");

    private delegate void Term(int output, int kernel, int input);

    public Shape OutputShape => new(filters, _window.OutputHeight, _window.OutputWidth);

    public double[] Forward(double[] x, float[] k, float[] bias)
    {
        var (samples, area) = (x.Length / input.Count, _window.OutputArea);
        var z = new double[samples * OutputShape.Count];
        for (var i = 0; i < z.Length && bias.Length > 0; i++)
        {
            z[i] = bias[i / area % filters];
        }

        ForEachTerm(samples, (output, weight, value) => z[output] += k[weight] * x[value]);
        return z;
    }

    public double[] KernelGradient(double[] x, double[] dz)
    {
        var gradient = new double[filters * (input.Channels / groups) * kernel.Area];
        ForEachTerm(x.Length / input.Count, (output, weight, value) => gradient[weight] += dz[output] * x[value]);
        return gradient;
    }

    public double[] InputGradient(double[] dz, float[] k)
    {
        var samples = dz.Length / OutputShape.Count;
        var gradient = new double[samples * input.Count];
        ForEachTerm(samples, (output, weight, value) => gradient[value] += dz[output] * k[weight]);
        return gradient;
    }

    public double[] BiasGradient(double[] dz)
    {
        var gradient = new double[filters];
        for (var i = 0; i < dz.Length; i++)
        {
            gradient[i / _window.OutputArea % filters] += dz[i];
        }

        return gradient;
    }

    private void ForEachTerm(int samples, Term term)
    {
        var channels = input.Channels / groups;
        for (var place = 0; place < samples * filters * _window.OutputArea; place++)
        {
            var (sample, filter) = (place / _window.OutputArea / filters, place / _window.OutputArea % filters);
            var (i, j) = (place / _window.OutputWidth % _window.OutputHeight, place % _window.OutputWidth);
            for (var patch = 0; patch < channels * kernel.Area; patch++)
            {
                var (channel, a, b) = (patch / kernel.Area, patch / kernel.Width % kernel.Height, patch % kernel.Width);
                var y = (i * strides.Height) + (a * dilation.Height) - _window.Top;
                var x = (j * strides.Width) + (b * dilation.Width) - _window.Left;
                if (y >= 0 && y < input.Height && x >= 0 && x < input.Width)
                {
                    var plane = (sample * input.Channels) + (filter / (filters / groups) * channels) + channel;
                    var weight = (filter * channels * kernel.Area) + patch;
                    term(place, weight, (((plane * input.Height) + y) * input.Width) + x);
                }
            }
        }
    }
}
