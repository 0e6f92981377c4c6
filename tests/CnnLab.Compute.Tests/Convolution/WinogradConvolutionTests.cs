using CsCheck;

namespace CnnLab.Compute.Tests.Convolution;

public sealed class WinogradConvolutionTests
{
    // Of the largest value of the result, over sums of up to some hundred terms.
    private const double BoundOf2 = 2e-6;
    private const double BoundOf4 = 3e-5;

    private static readonly ConvolutionCase[] Cases =
    [
        new(1, 1, new(3, 3), 1, 3, 1, Padding2D.Valid),
        new(1, 1, new(1, 1), 1, 3, 1, Padding2D.Same),
        new(2, 16, new(8, 8), 16, 3, 1, Padding2D.Same),
        new(3, 17, new(9, 7), 33, 3, 1, Padding2D.Same),
        new(2, 5, new(7, 11), 40, 3, 1, Padding2D.Valid),
        new(5, 48, new(4, 4), 15, 3, 1, Padding2D.Same),
        new(1, 3, new(33, 34), 64, 3, 1, Padding2D.Same),
        new(1, 20, new(6, 150), 3, 3, 1, Padding2D.Valid),
        // More padding than a full correlation has, and of another width on every side.
        new(2, 4, new(5, 6), 3, 3, 1, 4),
        new(2, 4, new(5, 6), 3, 3, 1, new Padding2D(PaddingMode.Explicit, 0, 3, 2, 1)),
        // Rows of channels and points that would fall on the same cache lines without a gap.
        new(3, 256, new(5, 5), 256, 3, 1, Padding2D.Same),
    ];

    private static IEnumerable<TestCaseData> CasesOfBothTiles =>
        from convolution in Cases
        from choice in new[] { ConvolutionChoice.Winograd2x2, ConvolutionChoice.Winograd4x4 }
        select new TestCaseData(convolution, choice);

    [TestCaseSource(nameof(CasesOfBothTiles))]
    public void All_results_are_within_the_stated_bound_of_the_naive_loops(object convolution, ConvolutionChoice choice) =>
        Check((ConvolutionCase)convolution, choice);

    [TestCase(ConvolutionChoice.Winograd2x2)]
    [TestCase(ConvolutionChoice.Winograd4x4)]
    public void All_results_are_within_the_stated_bound_for_any_sizes(ConvolutionChoice choice) =>
        ConvolutionCase.Any
            .Select(c => c with { Kernel = 3, Strides = 1 })
            .Where(c => c.Fits)
            .Sample(c => Check(c, choice), iter: 200);

    [TestCase(ConvolutionChoice.Winograd2x2, 2)]
    [TestCase(ConvolutionChoice.Winograd4x4, 4)]
    public void Transforms_of_all_vector_widths_give_the_same_numbers(ConvolutionChoice choice, int outputs)
    {
        var geometry = new ConvolutionCase(1, 40, 9, 40, 3, 1, Padding2D.Same).Geometry;
        var weights = ConvolutionCase.Random("weights", 9 * 32);
        var expected = TransformedKernels(WinogradTransforms.Create(outputs, 512), weights);
        Assert.That(TransformedKernels(WinogradTransforms.Create(outputs, 256), weights), Is.EqualTo(expected).Within(1e-6));
        Assert.That(TransformedKernels(WinogradTransforms.Create(outputs, 128), weights), Is.EqualTo(expected).Within(1e-6));
        Assert.That(new ConvolutionRun(geometry, 1, choice).Algorithm.Name, Does.StartWith("winograd"));
    }

    [TestCase(ConvolutionChoice.Winograd2x2)]
    [TestCase(ConvolutionChoice.Winograd4x4)]
    public void The_outputs_of_a_sample_do_not_depend_on_the_others_in_the_call(ConvolutionChoice choice)
    {
        var convolution = new ConvolutionCase(7, 20, new(6, 9), 18, 3, 1, Padding2D.Same);
        var geometry = convolution.Geometry;
        var together = new ConvolutionRun(geometry, 7, choice).Forward([]);
        var alone = new ConvolutionRun(geometry, 1, choice).Forward([]);
        Assert.That(together[..alone.Length], Is.EqualTo(alone));
    }

    [Test]
    public void The_filter_gradient_is_added_where_asked_and_assigned_otherwise()
    {
        var run = new ConvolutionRun(
            new ConvolutionCase(3, 40, 6, 34, 3, 1, Padding2D.Same).Geometry, 3, ConvolutionChoice.Winograd4x4);
        var assigned = run.FilterGradient(accumulate: false, before: float.NaN);
        var added = run.FilterGradient(accumulate: true, before: 10);
        Assert.That(added, Is.EqualTo(assigned.Select(value => value + 10)).Within(1e-4));
    }

    [Test]
    public void Kernels_are_shared_out_among_the_threads_with_the_same_bits()
    {
        var algorithm = ConvolutionAlgorithms.Create(
            new ConvolutionCase(1, 40, 6, 200, 3, 1, Padding2D.Same).Geometry, ConvolutionChoice.Winograd, 1);
        var kernel = ConvolutionCase.Random("kernel", 200 * 40 * 9);
        var (one, three) = (new float[algorithm.PreparedElements], new float[algorithm.PreparedElements]);
        using var pool = new WorkerPool(3);
        algorithm.Prepare(kernel, backward: true, one, SequentialLoop.Instance);
        algorithm.Prepare(kernel, backward: true, three, pool);
        Assert.That(three, Is.EqualTo(one));
    }

    [Test]
    public void No_call_allocates()
    {
        var run = new ConvolutionRun(
            new ConvolutionCase(3, 40, 6, 20, 3, 1, Padding2D.Same).Geometry, 3, ConvolutionChoice.Winograd);
        var bias = new float[20];
        run.CallAll(bias);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.CallAll(bias);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [TestCase(5, 1)]
    [TestCase(3, 2)]
    public void Other_kernels_and_strides_are_an_error(int kernel, int stride) => Assert.That(
        () => ConvolutionAlgorithms.Create(
            new ConvolutionCase(1, 2, 9, 2, kernel, stride, Padding2D.Same).Geometry, ConvolutionChoice.Winograd4x4, 1),
        Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            $"algorithm winograd_4x4 does 3x3 kernels with strides 1. Received kernel_size {kernel}x{kernel} and strides "
            + $"{stride}x{stride}; leave algorithm out, or choose im2col, which does any."));

    private static unsafe float[] TransformedKernels(WinogradTransforms transforms, float[] weights)
    {
        var points = new float[transforms.Points * 32];
        fixed (float* from = weights, to = points)
        {
            transforms.Kernels(from, 32, 32, to, 32);
        }

        return points;
    }

    private static void Check(ConvolutionCase convolution, ConvolutionChoice choice)
    {
        var run = new ConvolutionRun(convolution.Geometry, convolution.Samples, choice);
        var naive = new NaiveConvolution(convolution.Geometry);
        var bias = ConvolutionCase.Random("bias", convolution.Filters);
        var bound = choice == ConvolutionChoice.Winograd2x2 ? BoundOf2 : BoundOf4;
        using (Assert.EnterMultipleScope())
        {
            AssertClose("output", run.Forward(bias), run.PerSample((x, _) => naive.Forward(x, run.Kernel, bias)), bound);
            AssertClose("dK", run.FilterGradient(), run.SumOverSamples(naive.FilterGradient), bound);
            AssertClose("dX", run.InputGradient(), run.PerSample((_, dz) => naive.InputGradient(dz, run.Kernel)), bound);
        }
    }

    /// <summary>The bound is of the largest value: single values may be small by chance.</summary>
    private static void AssertClose(string what, float[] actual, double[] expected, double bound)
    {
        var largest = expected.Max(Math.Abs);
        Assert.That(actual, Is.EqualTo(expected).Within(bound * Math.Max(1, largest)), what);
    }
}
