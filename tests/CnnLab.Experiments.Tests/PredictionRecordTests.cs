using CnnLab.Engine;

namespace CnnLab.Experiments.Tests;

public class PredictionRecordTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void The_folds_that_completed_come_back_in_their_order()
    {
        var (directory, time) = (Some.Directory(_folder), new ManualTime());
        var recorder = new RunRecorder(directory, Some.Header(), time);
        new FakeRun(recorder, time, folds: 11, epochs: 1) { DivergingFold = 2 }.All();
        var records = PredictionRecord.Read(directory.FullPath);
        Assert.That(records.Select(record => record.Fold), Is.EqualTo(new[] { 1, 3, 4, 5, 6, 7, 8, 9, 10, 11 }));
        Assert.That(
            records[1].Images, Is.EqualTo(new[] { new ScoredImage(0, 0, 3), new ScoredImage(1, 1, -1) }));
        Assert.That(
            File.ReadAllText(directory.Predictions(1, 3)), Is.EqualTo("index,label,predicted\n0,0,3\n1,1,-1\n"));
    }

    [Test]
    public void A_run_of_an_earlier_version_has_none() =>
        Assert.That(PredictionRecord.Read(_folder.FullPath), Is.Empty);

    [TestCase("index,label,predicted\n1,2,3\n4,5\n", "repeat1-fold1.csv:3 is not a scored image")]
    [TestCase("index,label,predicted\n1,2,x\n", "received '1,2,x'")]
    [TestCase("index,label\n", "repeat1-fold1.csv:1 is not what cnnlab wrote")]
    [TestCase("", "repeat1-fold1.csv:1 is not what cnnlab wrote")]
    public void A_file_that_is_damaged_is_named(string text, string words)
    {
        Directory.CreateDirectory(_folder.File("predictions"));
        File.WriteAllText(_folder.File("predictions/repeat1-fold1.csv"), text);
        Assert.That(
            () => PredictionRecord.Read(_folder.FullPath),
            Throws.TypeOf<RunFileException>().With.Message.Contains(words));
    }
}
