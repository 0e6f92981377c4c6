namespace CnnLab.Compute.Tests.Convolution;

/// <summary>
/// The gradient with respect to the input exactly as the textbook has it, dX = conv(pad(dZ), K rotated by 180 degrees):
/// dZ is spread out by the strides, padded by one less than the kernel on every side, correlated with the rotated
/// kernel, and the input's own padding is cut off.
/// </summary>
internal sealed class RotatedKernelConvolution(ConvolutionGeometry geometry)
{
    private readonly Window2D _window = geometry.Window;

    public double[] InputGradient(float[] dz, float[] kernel)
    {
        var gradient = new double[geometry.InputShape.Count];
        for (var channel = 0; channel < geometry.Channels; channel++)
        {
            for (var filter = 0; filter < geometry.Filters; filter++)
            {
                var padded = SpreadAndPad(dz.AsSpan(filter * geometry.OutputArea, geometry.OutputArea));
                var offset = ((filter * geometry.Channels) + channel) * _window.Size.Area;
                var full = Correlate(padded, Rotate(kernel.AsSpan(offset, _window.Size.Area)));
                AddWithoutPadding(full, gradient.AsSpan(channel * _window.InputHeight * _window.InputWidth));
            }
        }

        return gradient;
    }

    private double[,] SpreadAndPad(ReadOnlySpan<float> dz)
    {
        var (height, width) = (_window.Size.Height, _window.Size.Width);
        var padded = new double[
            ((_window.OutputHeight - 1) * _window.Strides.Height) + 1 + (2 * (height - 1)),
            ((_window.OutputWidth - 1) * _window.Strides.Width) + 1 + (2 * (width - 1))];
        for (var i = 0; i < dz.Length; i++)
        {
            var (row, column) = Math.DivRem(i, _window.OutputWidth);
            padded[height - 1 + (row * _window.Strides.Height), width - 1 + (column * _window.Strides.Width)] = dz[i];
        }

        return padded;
    }

    private double[,] Rotate(ReadOnlySpan<float> kernel)
    {
        var rotated = new double[_window.Size.Height, _window.Size.Width];
        for (var i = 0; i < kernel.Length; i++)
        {
            var (row, column) = Math.DivRem(i, _window.Size.Width);
            rotated[_window.Size.Height - 1 - row, _window.Size.Width - 1 - column] = kernel[i];
        }

        return rotated;
    }

    private static double[,] Correlate(double[,] image, double[,] kernel)
    {
        var result = new double[
            image.GetLength(0) - kernel.GetLength(0) + 1, image.GetLength(1) - kernel.GetLength(1) + 1];
        for (var row = 0; row < result.GetLength(0); row++)
        {
            for (var column = 0; column < result.GetLength(1); column++)
            {
                for (var i = 0; i < kernel.GetLength(0); i++)
                {
                    for (var j = 0; j < kernel.GetLength(1); j++)
                    {
                        result[row, column] += image[row + i, column + j] * kernel[i, j];
                    }
                }
            }
        }

        return result;
    }

    private void AddWithoutPadding(double[,] full, Span<double> gradient)
    {
        for (var row = 0; row < Math.Min(_window.InputHeight, full.GetLength(0) - _window.Top); row++)
        {
            for (var column = 0; column < Math.Min(_window.InputWidth, full.GetLength(1) - _window.Left); column++)
            {
                gradient[(row * _window.InputWidth) + column] += full[row + _window.Top, column + _window.Left];
            }
        }
    }
}
