using CsCheck;

namespace CnnLab.Compute.Tests.Convolution;

public sealed class ConvolutionAlgorithmTests
{
    private static readonly ConvolutionCase[] Cases =
    [
        new(1, 1, new(3, 3), 1, 2, 1, Padding2D.Valid),
        new(2, 1, new(28, 28), 3, 3, 1, Padding2D.Valid),
        new(1, 3, new(7, 11), 2, new(3, 2), 1, Padding2D.Same),
        new(3, 2, new(9, 6), 4, new(2, 5), new(2, 1), Padding2D.Same),
        new(1, 2, new(13, 17), 2, 3, new(5, 4), Padding2D.Valid),
        new(2, 3, new(8, 8), 2, 3, 2, new Padding2D(PaddingMode.Explicit, 0, 2, 3, 1)),
        new(1, 1, new(5, 5), 1, 5, 3, 4),
        new(2, 4, new(6, 9), 3, 1, 1, Padding2D.Valid),
        new(2, 4, new(6, 9), 3, 1, 2, Padding2D.Valid),
        new(1, 2, new(1, 1), 2, 3, 1, Padding2D.Same),
        // Lines longer than a tile.
        new(1, 30, new(3, 600), 2, 3, 1, Padding2D.Valid),
        new(2, 30, new(3, 600), 2, 3, 1, Padding2D.Same),
        new(1, 30, new(4, 600), 2, 3, new(1, 2), 2),
        // Several blocks of channels, several tiles in a sample, several samples in a tile.
        new(1, 70, new(9, 40), 2, 3, 1, Padding2D.Same),
        new(1, 70, new(12, 34), 2, 3, 1, Padding2D.Valid),
        new(1, 30, new(50, 51), 2, 3, 1, Padding2D.Same),
        new(9, 40, new(6, 7), 3, 3, 1, Padding2D.Same),
        new(9, 40, new(6, 7), 3, 3, 2, 2),
    ];

    [TestCaseSource(nameof(Cases))]
    public void All_four_results_are_those_of_the_naive_loops(object convolution) =>
        Check((ConvolutionCase)convolution);

    [Test]
    public void All_four_results_are_those_of_the_naive_loops_for_any_sizes() =>
        ConvolutionCase.Any.Where(c => c.Fits).Sample(Check, iter: 500);

    [TestCaseSource(nameof(Cases))]
    public void The_input_gradient_is_the_full_convolution_with_the_rotated_kernel(object convolution)
    {
        var c = (ConvolutionCase)convolution;
        var run = new ConvolutionRun(c.Geometry, c.Samples);
        var rotated = new RotatedKernelConvolution(c.Geometry);
        var expected = run.PerSample((_, dz) => rotated.InputGradient(dz, run.Kernel));
        Assert.That(run.InputGradient(), Is.EqualTo(expected).Within(1e-4));
    }

    [Test]
    public void The_filter_gradient_is_added_where_asked_and_assigned_otherwise()
    {
        var run = new ConvolutionRun(new ConvolutionCase(3, 40, 6, 2, 3, 1, Padding2D.Same).Geometry, 3);
        var assigned = run.FilterGradient(accumulate: false, before: float.NaN);
        var added = run.FilterGradient(accumulate: true, before: 10);
        Assert.That(added, Is.EqualTo(assigned.Select(value => value + 10)).Within(1e-4));
    }

    [Test]
    public void A_convolution_without_bias_does_not_read_what_the_output_held()
    {
        var run = new ConvolutionRun(new ConvolutionCase(3, 40, 6, 2, 3, 1, Padding2D.Same).Geometry, 3);
        var naive = new NaiveConvolution(run.Algorithm.Geometry);
        var expected = run.PerSample((x, _) => naive.Forward(x, run.Kernel, []));
        Assert.That(run.Forward([]), Is.EqualTo(expected).Within(1e-4));
    }

    [Test]
    public void A_kernel_of_one_value_needs_no_columns()
    {
        var run = new ConvolutionRun(new ConvolutionCase(1, 4, 6, 3, 1, 1, Padding2D.Valid).Geometry, 1);
        Assert.That(run.Algorithm.ScratchElements, Is.Zero);
    }

    [TestCase(1, 28, 32, 3)]
    [TestCase(64, 32, 64, 3)]
    [TestCase(512, 14, 512, 3)]
    [TestCase(3, 224, 96, 11)]
    public void The_columns_of_a_tile_stay_in_the_second_level_cache(int channels, int image, int filters, int kernel)
    {
        var convolution = new ConvolutionCase(1, channels, image, filters, kernel, 1, Padding2D.Same);
        var tiling = new ColumnTiling(convolution.Geometry, maximumSamples: 32);
        Assert.That(tiling.ColumnElements * sizeof(float), Is.LessThanOrEqualTo(288 * 1024));
    }

    [Test]
    public void No_call_allocates()
    {
        var run = new ConvolutionRun(new ConvolutionCase(3, 40, 6, 2, 3, 1, Padding2D.Same).Geometry, 3);
        var bias = new float[2];
        run.CallAll(bias);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.CallAll(bias);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Check(ConvolutionCase convolution)
    {
        var run = new ConvolutionRun(convolution.Geometry, convolution.Samples);
        var naive = new NaiveConvolution(convolution.Geometry);
        var bias = ConvolutionCase.Random("bias", convolution.Filters);
        var output = run.PerSample((x, _) => naive.Forward(x, run.Kernel, bias));
        var biasGradient = run.SumOverSamples((_, dz) => naive.BiasGradient(dz));
        var inputGradient = run.PerSample((_, dz) => naive.InputGradient(dz, run.Kernel));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Forward(bias), Is.EqualTo(output).Within(1e-4));
            Assert.That(run.FilterGradient(), Is.EqualTo(run.SumOverSamples(naive.FilterGradient)).Within(1e-3));
            Assert.That(run.BiasGradient(), Is.EqualTo(biasGradient).Within(1e-3));
            Assert.That(run.InputGradient(), Is.EqualTo(inputGradient).Within(1e-4));
        }
    }
}
