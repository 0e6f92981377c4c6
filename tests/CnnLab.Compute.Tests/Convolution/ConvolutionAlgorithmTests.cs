using CnnLab.TestKit;
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

    private static readonly ConvolutionChoice[] Choices =
        [ConvolutionChoice.Im2Col, ConvolutionChoice.Implicit, ConvolutionChoice.Direct];

    private static IEnumerable<TestCaseData> CasesOfAllChoices =>
        from choice in Choices
        from convolution in Cases
        select new TestCaseData(convolution, choice);

    [TestCaseSource(nameof(CasesOfAllChoices))]
    public void All_four_results_are_those_of_the_naive_loops(object convolution, ConvolutionChoice choice) =>
        Check((ConvolutionCase)convolution, choice);

    [TestCaseSource(nameof(Choices))]
    public void All_four_results_are_those_of_the_naive_loops_for_any_sizes(ConvolutionChoice choice) =>
        ConvolutionCase.Any.Where(c => c.Fits).Sample(c => Check(c, choice), iter: 500);

    private static readonly ConvolutionCase[] DilatedAndGroupedCases =
    [
        new(2, 2, new(9, 11), 3, 3, 1, Padding2D.Valid) { Dilation = 2 },
        new(3, 2, new(9, 11), 3, new(2, 3), 1, Padding2D.Same) { Dilation = new(3, 2) },
        new(1, 1, new(13, 9), 2, new(3, 2), new(2, 3), 2) { Dilation = new(1, 4) },
        new(2, 6, new(7, 5), 4, new(3, 2), 1, Padding2D.Same) { Groups = 2 },
        new(3, 3, new(8, 9), 6, 3, new(3, 2), Padding2D.Valid) { Groups = 3 },
        new(3, 4, new(6, 5), 8, 1, 1, Padding2D.Valid) { Groups = 4 },
        new(2, 4, new(10, 9), 2, 3, new(1, 2), Padding2D.Same) { Groups = 2, Dilation = 2 },
        new(9, 40, new(6, 7), 4, 3, 1, Padding2D.Same) { Groups = 2, Dilation = 2 },
    ];

    [TestCaseSource(nameof(DilatedAndGroupedCases))]
    public void Gaps_and_groups_are_those_of_the_naive_loops(object convolution) =>
        Check((ConvolutionCase)convolution, ConvolutionChoice.Auto);

    [Test]
    public void Gaps_and_groups_are_those_of_the_naive_loops_for_any_sizes() =>
        (from convolution in ConvolutionCase.Any
         from rows in Gen.Int[1, 3]
         from columns in Gen.Int[1, 3]
         from groups in Gen.Int[1, 3]
         select convolution with
         {
             Dilation = new(rows, columns),
             Groups = groups,
             Channels = convolution.Channels * groups,
             Filters = convolution.Filters * groups,
         })
        .Where(c => c.Fits)
        .Sample(c => Check(c, ConvolutionChoice.Auto), iter: 300);

    [TestCase(2, 1, ConvolutionChoice.Direct)]
    [TestCase(1, 2, ConvolutionChoice.Implicit)]
    [TestCase(2, 2, ConvolutionChoice.Winograd)]
    public void Only_im2col_goes_along_with_gaps_and_groups(int dilation, int groups, ConvolutionChoice choice)
    {
        var geometry = new ConvolutionCase(1, 4, 9, 4, 3, 1, Padding2D.Same)
        {
            Dilation = dilation,
            Groups = groups,
        }.Geometry;
        Assert.That(
            () => ConvolutionAlgorithms.Create(geometry, choice, 1),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                $"algorithm {choice} computes neither dilation_rate above 1 nor groups above 1, received dilation_rate "
                + $"{dilation}x{dilation} and groups {groups}. Expected \"im2col\" or \"auto\", which takes it."));
        Assert.That(ConvolutionAlgorithms.Create(geometry, ConvolutionChoice.Auto, 1).Name, Is.EqualTo("im2col"));
    }

    [Test]
    public void A_kernel_of_one_value_has_no_gaps_at_any_dilation()
    {
        var geometry = new ConvolutionCase(1, 4, 9, 4, 1, 1, Padding2D.Same) { Dilation = 3 }.Geometry;
        Assert.That(geometry.IsDilated, Is.False);
        Assert.That(ConvolutionAlgorithms.Create(geometry, ConvolutionChoice.Direct, 1).Name, Is.EqualTo("direct"));
    }

    [Test]
    public void Calls_with_gaps_and_groups_do_not_allocate()
    {
        var convolution = new ConvolutionCase(3, 40, 6, 2, 3, 1, Padding2D.Same) { Groups = 2, Dilation = 2 };
        var run = new ConvolutionRun(convolution.Geometry, 3, ConvolutionChoice.Auto);
        var bias = new float[2];
        run.CallAll(bias);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.CallAll(bias);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Groups_that_do_not_divide_channels_and_filters_are_an_error() =>
        Assert.That(
            () => new ConvolutionCase(1, 4, 9, 6, 3, 1, Padding2D.Same) { Groups = 4 }.Geometry,
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "groups 4 does not divide the 4 channels of the input and the 6 filters. "
                + "Expected groups that divide both."));

    [TestCaseSource(nameof(Choices))]
    public void Wide_images_are_convolved_as_narrow_ones(ConvolutionChoice choice) =>
        ConvolutionCase.Any
            .Select(Gen.Int[13, 70], (c, width) => c with { Image = c.Image with { Width = width } })
            .Where(c => c.Fits)
            .Sample(c => Check(c, choice), iter: 100);

    [TestCase(16)]
    [TestCase(8)]
    [TestCase(4)]
    public void The_definition_is_the_same_over_vectors_of_any_width(int lanes)
    {
        var geometry = new ConvolutionCase(1, 3, new(5, 39), 11, 3, 1, Padding2D.Same).Geometry;
        var (x, kernel) = (ConvolutionCase.Random("x", geometry.InputShape.Count), ConvolutionCase.Random("kernel", 297));
        var expected = new NaiveConvolution(geometry).Forward(x, kernel, []);
        var algorithm = new DirectConvolution(geometry, 1, 32 * lanes);
        var (output, prepared) = (new float[expected.Length], new float[algorithm.PreparedElements]);
        algorithm.Prepare(kernel, backward: false, prepared, SequentialLoop.Instance);
        algorithm.Forward(
            new(x, 1, geometry.InputShape), kernel, [], new(output, 1, geometry.OutputShape),
            new(new NaiveLinearAlgebra(), new float[algorithm.ScratchElements], prepared));
        Assert.That(output, Is.EqualTo(expected).Within(1e-5));
    }

    // The rule is on the sizes alone; what it says was measured.
    [TestCase(1, 28, 32, 3, 1, "valid", "direct")]
    [TestCase(3, 32, 64, 3, 1, "same", "direct")]
    [TestCase(6, 14, 16, 5, 1, "valid", "direct")]
    [TestCase(64, 32, 64, 3, 1, "same", "winograd_4x4")]
    [TestCase(256, 8, 256, 3, 1, "same", "winograd_4x4")]
    [TestCase(256, 6, 256, 3, 1, "same", "winograd_2x2")]
    [TestCase(64, 32, 64, 3, 2, "same", "direct")]
    [TestCase(64, 16, 128, 3, 2, "same", "implicit")]
    [TestCase(64, 14, 64, 5, 1, "same", "direct")]
    [TestCase(64, 7, 64, 5, 1, "same", "implicit")]
    [TestCase(64, 16, 128, 1, 1, "valid", "im2col")]
    [TestCase(64, 16, 128, 1, 2, "valid", "im2col")]
    [TestCase(3, 227, 96, 11, 4, "valid", "direct")]
    public void The_sizes_choose_the_algorithm(
        int channels, int image, int filters, int kernel, int stride, string padding, string expected)
    {
        var convolution = new ConvolutionCase(
            1, channels, image, filters, kernel, stride, padding == "same" ? Padding2D.Same : Padding2D.Valid);
        var algorithm = ConvolutionAlgorithms.Create(convolution.Geometry, ConvolutionChoice.Auto, 1);
        Assert.That(algorithm.Name, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Choices))]
    public void The_outputs_of_a_sample_do_not_depend_on_the_others_in_the_call(ConvolutionChoice choice)
    {
        var geometry = new ConvolutionCase(5, 20, new(6, 9), 18, 3, 1, Padding2D.Same).Geometry;
        var together = new ConvolutionRun(geometry, 5, choice).Forward([]);
        var alone = new ConvolutionRun(geometry, 1, choice).Forward([]);
        Assert.That(together[..alone.Length], Is.EqualTo(alone));
    }

    [TestCaseSource(nameof(Cases))]
    public void The_input_gradient_is_the_full_convolution_with_the_rotated_kernel(object convolution)
    {
        var c = (ConvolutionCase)convolution;
        var run = new ConvolutionRun(c.Geometry, c.Samples);
        var rotated = new RotatedKernelConvolution(c.Geometry);
        var expected = run.PerSample((_, dz) => rotated.InputGradient(dz, run.Kernel));
        Assert.That(run.InputGradient(), Is.EqualTo(expected).Within(1e-4));
    }

    [TestCase(ConvolutionChoice.Im2Col, 40, 6)]
    [TestCase(ConvolutionChoice.Direct, 3, 32)]
    public void The_filter_gradient_is_added_where_asked_and_assigned_otherwise(
        ConvolutionChoice choice, int channels, int image)
    {
        var geometry = new ConvolutionCase(3, channels, image, 2, 3, 1, Padding2D.Same).Geometry;
        var run = new ConvolutionRun(geometry, 3, choice);
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

    [TestCaseSource(nameof(Choices))]
    public void No_call_allocates(ConvolutionChoice choice)
    {
        var run = new ConvolutionRun(new ConvolutionCase(3, 40, 6, 2, 3, 1, Padding2D.Same).Geometry, 3, choice);
        var bias = new float[2];
        run.CallAll(bias);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run.CallAll(bias);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Check(ConvolutionCase convolution, ConvolutionChoice choice)
    {
        var run = new ConvolutionRun(convolution.Geometry, convolution.Samples, choice);
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
