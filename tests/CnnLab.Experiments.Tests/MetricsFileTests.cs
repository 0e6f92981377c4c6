using CnnLab.Engine;
using CsCheck;

namespace CnnLab.Experiments.Tests;

public class MetricsFileTests
{
    [Test]
    public void A_line_is_flat_and_ends_with_the_seconds()
    {
        var metrics = new Dictionary<string, double> { ["loss"] = 0.1, ["test_accuracy"] = 1 };
        var epoch = new EpochResult(1, 2, 3, 0.01, metrics, 12.34567);
        Assert.That(MetricsFile.Line(epoch), Is.EqualTo(
            """{"repeat":1,"fold":2,"epoch":3,"learning_rate":0.01,"loss":0.1,"test_accuracy":1,"seconds":12.346}"""));
    }

    [Test]
    public void Every_finite_number_comes_back_with_the_same_bits()
    {
        using var folder = new TempFolder();
        Gen.Double.Array[1, 20].Sample(
            values =>
            {
                var path = folder.File($"{Path.GetRandomFileName()}.jsonl");
                Array.ForEach(values, value => MetricsFile.Append(path, Epoch("loss", value)));
                var read = MetricsFile.Read(path).Select(epoch => epoch.Metrics["loss"]);
                return read.SequenceEqual(values.Select(value => double.IsFinite(value) ? value : double.NaN));
            },
            iter: 20);
    }

    [Test]
    public void A_line_that_was_cut_short_is_left_out()
    {
        using var folder = new TempFolder();
        var path = folder.File("metrics.jsonl");
        MetricsFile.Append(path, Epoch("loss", 1));
        File.AppendAllText(path, """{"repeat":1,"fo""");
        Assert.That(MetricsFile.Read(path), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_broken_line_is_named()
    {
        using var folder = new TempFolder();
        var path = folder.File("metrics.jsonl");
        File.WriteAllText(path, MetricsFile.Line(Epoch("loss", 1)) + "\n{\"epoch\":1}\n");
        Assert.That(() => MetricsFile.Read(path), Throws.TypeOf<RunFileException>()
            .With.Message.Contains("metrics.jsonl:2 is not an epoch"));
    }

    [Test]
    public void A_metric_must_not_have_the_name_of_another_field() =>
        Assert.That(() => MetricsFile.Line(Epoch("seconds", 1)), Throws.TypeOf<ComponentException>()
            .With.Message.Contains("'seconds'"));

    private static EpochResult Epoch(string metric, double value) =>
        new(1, 1, 1, 0.01, new Dictionary<string, double> { [metric] = value }, 1);
}
