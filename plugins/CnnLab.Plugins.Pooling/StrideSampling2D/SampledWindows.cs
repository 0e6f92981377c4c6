namespace CnnLab.Plugins.Pooling;

/// <summary>One row of each row of windows, and one column of each column of windows.</summary>
internal sealed class SampledWindows : IPoolingKernel
{
    private readonly Window2D _window;
    private readonly int _channels, _lines;
    private readonly SampleBuffer<int> _taken;
    private readonly AverageWindows? _expectation;

    public SampledWindows(LayerSite site, Window2D window, bool isRandom)
    {
        (_window, _channels) = (window, site.InputShape.Channels);
        _lines = window.OutputHeight + window.OutputWidth;
        _taken = site.AddSampleBuffer<int>(_lines);
        _expectation = isRandom ? new AverageWindows(site, window, countIncludePad: false) : null;
    }

    public bool BackwardUsesOutput => false;

    public void Forward(ReadOnlySpan<float> input, Span<float> output, LayerContext context)
    {
        if (_expectation is not null && context.Phase == Phase.Inference)
        {
            _expectation.Forward(input, output, context);
            return;
        }

        var (size, position) = (_window.InputHeight * _window.InputWidth, 0);
        for (var plane = 0; position < output.Length; plane++)
        {
            var lines = context.Samples(_taken).Slice(plane / _channels * _lines, _lines);
            if (plane % _channels == 0)
            {
                Take(lines, context.Random(plane / _channels));
            }

            var image = input.Slice(plane * size, size);
            var columns = lines[_window.OutputHeight..];
            foreach (var row in lines[.._window.OutputHeight])
            {
                var line = image.Slice(row * _window.InputWidth, _window.InputWidth);
                foreach (var column in columns)
                {
                    output[position++] = line[column];
                }
            }
        }
    }

    public void Backward(
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        LayerContext context)
    {
        inputGradient.Clear();
        var (size, position) = (_window.InputHeight * _window.InputWidth, 0);
        for (var plane = 0; position < outputGradient.Length; plane++)
        {
            var lines = context.Samples(_taken).Slice(plane / _channels * _lines, _lines);
            var image = inputGradient.Slice(plane * size, size);
            var columns = lines[_window.OutputHeight..];
            foreach (var row in lines[.._window.OutputHeight])
            {
                var line = image.Slice(row * _window.InputWidth, _window.InputWidth);
                foreach (var column in columns)
                {
                    line[column] += outputGradient[position++];
                }
            }
        }
    }

    private void Take(Span<int> lines, RandomStream random)
    {
        for (var row = 0; row < _window.OutputHeight; row++)
        {
            lines[row] = Take(_window.Rows(row), ref random);
        }

        for (var column = 0; column < _window.OutputWidth; column++)
        {
            lines[_window.OutputHeight + column] = Take(_window.Columns(column), ref random);
        }
    }

    private int Take((int Start, int End) range, ref RandomStream random) =>
        range.Start + (_expectation is null ? 0 : random.NextInt32(range.End - range.Start));
}
