using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Pooling;

/// <summary>Windows as lists of places in a sample, and pooling as a function of a list of numbers.</summary>
internal static class NaiveWindows
{
    /// <summary>The places in a sample that each output sees, padding left out, row by row.</summary>
    public static IReadOnlyList<int[]> Of(PoolingCase geometry)
    {
        var (shape, window) = (geometry.Input, geometry.Options(new PoolingOptions()).WindowOver(geometry.Input));
        return [.. from channel in Enumerable.Range(0, shape.Channels)
                   from row in Enumerable.Range(0, window.OutputHeight)
                   from column in Enumerable.Range(0, window.OutputWidth)
                   select Places(shape, window, channel, row, column)];
    }

    /// <summary>The outputs of a batch by a rule, in double precision.</summary>
    public static float[] Pool(PoolingCase geometry, float[] input, Func<double[], double> rule) =>
        Pool(geometry, input, (window, _, _) => rule(window));

    /// <summary>As above, with a rule that wants to know the sample and the output too.</summary>
    public static float[] Pool(PoolingCase geometry, float[] input, Func<double[], int, int, double> rule)
    {
        var windows = Of(geometry);
        return [.. from sample in Enumerable.Range(0, geometry.BatchSize)
                   from output in Enumerable.Range(0, windows.Count)
                   let first = sample * geometry.Input.Count
                   let window = windows[output].Select(place => (double)input[first + place]).ToArray()
                   select (float)rule(window, sample, output)];
    }

    /// <summary>The random numbers of each output of a sample, in a harness's first step.</summary>
    public static float[][] Draws(int samples, int outputs) =>
        [.. Enumerable.Range(0, samples).Select(sample =>
        {
            var random = Stream(sample);
            return Enumerable.Range(0, outputs).Select(_ => random.NextSingle()).ToArray();
        })];

    /// <summary>The random numbers of a sample, in a harness's first step.</summary>
    public static RandomStream Stream(int sample) =>
        RandomStream.For(1, "layer", "layer").Fork(0).Fork((ulong)sample);

    /// <summary>A harness over a geometry.</summary>
    public static LayerHarness Harness(
        PoolingCase geometry, Func<LayerSite, Layer> factory, Phase phase = Phase.Training) =>
        new(factory, geometry.Input, geometry.BatchSize) { Phase = phase };

    private static int[] Places(Shape shape, Window2D window, int channel, int row, int column)
    {
        var ((top, bottom), (left, right)) = (window.Rows(row), window.Columns(column));
        return [.. from y in Enumerable.Range(top, bottom - top)
                   from x in Enumerable.Range(left, right - left)
                   select (((channel * shape.Height) + y) * shape.Width) + x];
    }
}
