namespace CnnLab.Experiments.Tests;

/// <summary>What a run that goes on takes from its directory.</summary>
public sealed class RunMemoryTests
{
    private const int Folds = 5, Epochs = 2;

    private TempFolder _folder = null!;
    private RunDirectory _directory = null!;

    [SetUp]
    public void Record()
    {
        _folder = new TempFolder();
        _directory = Some.Directory(_folder);
        var time = new ManualTime();
        new FakeRun(new RunRecorder(_directory, Some.Header(), time), time, Folds, Epochs).All();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    private RunMemory Read() => RunMemory.Read(_directory, Some.Splits(Folds));

    [TestCase("\"epoch\"", "\"epocj\"")]
    [TestCase("{", "[")]
    [TestCase("\"fold\":3", "\"fold\":3.5")]
    public void A_damaged_line_costs_its_fold_and_those_behind_and_none_before(string from, string to)
    {
        var lines = File.ReadAllLines(_directory.MetricsFile);
        lines[4] = lines[4].Replace(from, to);
        File.WriteAllLines(_directory.MetricsFile, lines);
        var memory = Read();
        Assert.Multiple(() =>
        {
            Assert.That(memory.Ended.Select(fold => fold.Fold), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(memory.Ended.Select(fold => fold.Epochs.Count), Is.All.EqualTo(Epochs));
            Assert.That(memory.Notices, Has.One.Contains("metrics.jsonl:5 is not an epoch"));
        });
    }

    [TestCase("not from here")]
    [TestCase("null")]
    public void A_line_that_is_no_epoch_costs_nothing(string line)
    {
        File.AppendAllLines(_directory.MetricsFile, [line]);
        var memory = Read();
        Assert.That(memory.Ended, Has.Count.EqualTo(Folds));
        Assert.That(memory.Notices, Has.One.Contains("metrics.jsonl:11 is not an epoch"));
    }
}
