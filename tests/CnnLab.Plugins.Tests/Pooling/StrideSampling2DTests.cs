using CnnLab.Plugins.Pooling;

namespace CnnLab.Plugins.Tests.Pooling;

public sealed class StrideSampling2DTests
{
    private static IReadOnlyList<PoolingCase> Cases => PoolingCase.All;

    [Test]
    public void Stride_sampling_has_the_gradient_of_its_function(
        [ValueSource(nameof(Cases))] PoolingCase geometry, [Values] ElementSampling sampling) =>
        NaiveWindows.Harness(geometry, Factory(geometry, sampling)).GradientCheck();

    [Test]
    public void The_first_element_is_taken([ValueSource(nameof(Cases))] PoolingCase geometry, [Values] Phase phase)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, ElementSampling.First), phase);
        Assert.That(
            harness.Forward(), Is.EqualTo(NaiveWindows.Pool(geometry, harness.Input, window => window[0])));
    }

    [TestCaseSource(nameof(Cases))]
    public void Inference_takes_the_mean_of_what_training_draws_from(PoolingCase geometry)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, ElementSampling.Random), Phase.Inference);
        var expected = NaiveWindows.Pool(geometry, harness.Input, window => window.Average());
        Assert.That(harness.Forward(), Is.EqualTo(expected).Within(1e-6f));
    }

    [TestCaseSource(nameof(Cases))]
    public void Training_draws_a_row_for_each_row_of_windows_and_a_column_for_each_column(PoolingCase geometry)
    {
        var harness = NaiveWindows.Harness(geometry, Factory(geometry, ElementSampling.Random));
        var window = geometry.Options(new PoolingOptions()).WindowOver(geometry.Input);
        var expected = new List<float>();
        for (var sample = 0; sample < geometry.BatchSize; sample++)
        {
            var random = NaiveWindows.Stream(sample);
            int Draw((int Start, int End) range) => range.Start + random.NextInt32(range.End - range.Start);
            var rows = Enumerable.Range(0, window.OutputHeight).Select(row => Draw(window.Rows(row))).ToArray();
            var columns = Enumerable.Range(0, window.OutputWidth).Select(x => Draw(window.Columns(x))).ToArray();
            expected.AddRange(
                from channel in Enumerable.Range(0, geometry.Input.Channels)
                from row in rows
                from column in columns
                let plane = (((sample * geometry.Input.Channels) + channel) * window.InputHeight) + row
                select harness.Input[(plane * window.InputWidth) + column]);
        }

        Assert.That(harness.Forward(), Is.EqualTo(expected));
    }

    private static Func<LayerSite, Layer> Factory(PoolingCase geometry, ElementSampling sampling) =>
        site => new StrideSampling2D(geometry.Options(new StrideSampling2DOptions { Sampling = sampling }), site);
}
