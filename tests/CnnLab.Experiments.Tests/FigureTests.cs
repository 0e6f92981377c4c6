using System.Xml.Linq;
using CnnLab.Engine;
using ScottPlot;

namespace CnnLab.Experiments.Tests;

public class FigureTests
{
    private static readonly EpochResult[] ThreeFolds =
    [
        .. from fold in Enumerable.Range(1, 3)
           from epoch in Enumerable.Range(1, 4)
           select Some.Epoch(fold, epoch),
    ];

    [Test]
    public void The_svg_has_letters_wherever_it_is_drawn_and_both_titles()
    {
        var texts = Texts(FigureFile.Svg(Curves(ThreeFolds)));
        Assert.That(texts, Does.Contain("Cross-entropy loss").And.Contain("Classification accuracy")
            .And.Contain("epoch"));
        Assert.That(texts, Does.Contain("training, mean of 3 folds").And.Contain("held-out data, mean of 3 folds")
            .And.Contain("single folds"));
        var epochs = texts.Where(text => int.TryParse(text, out _)).Distinct();
        Assert.That(epochs, Is.EquivalentTo((string[])["1", "2", "3", "4"]));
    }

    [Test]
    public void The_font_is_our_own_and_has_the_letters_that_figures_use()
    {
        Assert.That(InterFont.Regular.FamilyName, Is.EqualTo("Inter"));
        Assert.That(InterFont.SemiBold.FontWeight, Is.EqualTo(600));
        Assert.That(InterFont.Regular.GetGlyphs("0123456789 ±%–-éß"), Has.None.EqualTo((ushort)0));
    }

    [Test]
    public void Each_fold_and_each_mean_is_drawn_once()
    {
        var svg = FigureFile.Svg(Curves(ThreeFolds));
        // Two panels with three folds and their mean, and the legend.
        Assert.That(Lines(svg, "#D55E00").Count, Is.EqualTo(9));
        Assert.That(Lines(svg, "#0072B2").Count, Is.EqualTo(9));
        Assert.That(Lines(svg, "#D55E00").All(IsDashed), Is.True, "training is dashed");
        Assert.That(Lines(svg, "#0072B2").Any(IsDashed), Is.False, "held-out data are solid");
    }

    [Test]
    public void One_training_has_one_line_for_each_kind_of_data_and_no_mean()
    {
        EpochResult[] epochs = [.. ThreeFolds.Where(epoch => epoch.Fold == 1)];
        var svg = FigureFile.Svg(Curves(epochs));
        Assert.That(Lines(svg, "#0072B2").Count, Is.EqualTo(3));
        Assert.That(Texts(svg), Does.Contain("training").And.Not.Contain("single folds"));
    }

    [Test]
    public void A_run_without_folds_has_no_box_plot()
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder);
        var recorder = new RunRecorder(directory, Some.Header(), new ManualTime());
        new FakeRun(recorder, new ManualTime(), folds: 1, epochs: 2).All();
        recorder.Complete();
        Assert.That(Directory.GetFiles(directory.PlotsFolder).Select(Path.GetFileName),
            Is.EquivalentTo((string[])["learning-curves.png", "learning-curves.svg"]));
    }

    [Test]
    public void The_mean_ends_where_not_every_fold_goes_on()
    {
        Coordinates[][] curves = [[new(1, 1), new(2, 2), new(3, 3)], [new(1, 3), new(2, 4)]];
        Assert.That(CurveSeries.Mean(curves), Is.EqualTo((Coordinates[])[new(1, 2), new(2, 3)]));
    }

    [Test]
    public void Epochs_that_are_not_finite_are_left_out()
    {
        var metrics = new Dictionary<string, double> { ["loss"] = double.NaN, ["test_loss"] = double.PositiveInfinity };
        var epoch = Some.Epoch(1, 1) with { Metrics = metrics };
        Assert.That(CurveSeries.All[0].Curves([epoch], "loss"), Is.Empty);
        Assert.That(() => FigureFile.Png(Curves([epoch])), Throws.Nothing);
    }

    [Test]
    public void The_box_plot_says_mean_and_deviation()
    {
        var svg = FigureFile.Svg(new FoldBoxPlot("test_accuracy", MetricSummary.From([0.98, 0.99, 0.985])));
        Assert.That(
            Texts(svg), Does.Contain("Test accuracy over 3 folds: 98.50 ± 0.50 % (mean ± standard deviation)"));
    }

    [Test]
    public void Equal_folds_and_missing_ones_can_be_drawn()
    {
        Assert.That(() => FigureFile.Png(new FoldBoxPlot("test_accuracy", MetricSummary.From([0.1, 0.1]))),
            Throws.Nothing);
        var svg = FigureFile.Svg(new FoldBoxPlot("test_loss", MetricSummary.From([0.1, null, 0.2])));
        Assert.That(Texts(svg), Does.Contain("Test loss of the 2 folds of 3 that have one"));
    }

    [Test]
    public void Png_and_svg_are_the_same_picture_in_size()
    {
        var figure = Curves(ThreeFolds);
        using var png = SkiaSharp.SKBitmap.Decode(FigureFile.Png(figure));
        var svg = XDocument.Parse(FigureFile.SvgFile(FigureFile.Svg(figure))).Root!;
        Assert.That((string?)svg.Attribute("viewBox"), Is.EqualTo($"0 0 {png.Width / 2} {png.Height / 2}"));
        Assert.That(png.GetPixel(0, 0), Is.EqualTo(SkiaSharp.SKColors.White));
        Assert.That(png.Pixels.Distinct().Count(), Is.GreaterThan(50));
    }

    [Test]
    public void The_same_figure_gives_the_same_file()
    {
        var (first, second) = (FigureFile.Svg(Curves(ThreeFolds)), FigureFile.Svg(Curves(ThreeFolds)));
        Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
    }

    [TestCase(0.013, 0.02)]
    [TestCase(1, 1)]
    [TestCase(2.1, 5)]
    [TestCase(6, 10)]
    [TestCase(0, 1)]
    public void Steps_between_ticks_are_round(double least, double step) =>
        Assert.That(ValueTicks.RoundStep(least), Is.EqualTo(step).Within(1e-12));

    [TestCase(1, "1")]
    [TestCase(10, "1,2,3,4,5,6,7,8,9,10")]
    [TestCase(40, "5,10,15,20,25,30,35,40")]
    public void Ticks_of_epochs_are_whole(int lastEpoch, string ticks) =>
        Assert.That(string.Join(',', ValueTicks.RoundEpochs(lastEpoch)), Is.EqualTo(ticks));

    private static LearningCurves Curves(EpochResult[] epochs) => new("categorical_crossentropy", epochs);

    private static string[] Texts(XElement svg) =>
        [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];

    private static bool IsDashed(XElement line) => line.Attribute("stroke-dasharray") is not null;

    private static List<XElement> Lines(XElement svg, string color) =>
        [.. svg.Descendants()
            .Where(element => element.Name.LocalName == "path" && (string?)element.Attribute("stroke") == color)];
}
