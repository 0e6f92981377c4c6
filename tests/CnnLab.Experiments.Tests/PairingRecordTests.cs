namespace CnnLab.Experiments.Tests;

public class PairingRecordTests
{
    [Test]
    public void Every_fold_that_has_ended_has_a_hash_for_each_epoch_and_parameter()
    {
        using var folder = new TempFolder();
        var directory = Recorded(folder, folds: 2, divergingFold: 2);
        var records = PairingRecord.Find(directory.FullPath)!;
        Assert.That(records.Select(record => (record.Repeat, record.Fold)), Is.EqualTo(new[] { (1, 1), (1, 2) }));
        Assert.That(records[0].BatchOrders, Is.EqualTo(new[] { Some.Sha('1'), Some.Sha('2'), Some.Sha('3') }));
        Assert.That(records[1].BatchOrders, Is.EqualTo(new[] { Some.Sha('1') }));
        Assert.That(records.Select(record => record.InitialWeights.Single().Name), Is.All.EqualTo("conv1/kernel"));
    }

    [Test]
    public void A_run_that_was_ended_between_a_fold_and_its_hashes_has_them_when_it_goes_on()
    {
        using var folder = new TempFolder();
        var directory = Recorded(folder, folds: 2);
        var expected = File.ReadAllText(directory.PairingFile);
        File.Delete(directory.PairingFile);
        var again = new RunRecorder(directory, Some.Header(), new ManualTime(), resumes: true);
        new FakeRun(again, new ManualTime(), folds: 2, epochs: 3).Begin();
        Assert.That(File.ReadAllText(directory.PairingFile), Is.EqualTo(expected));
    }

    [Test]
    public void A_run_of_an_earlier_version_has_none()
    {
        using var folder = new TempFolder();
        Assert.That(PairingRecord.Find(folder.FullPath), Is.Null);
    }

    private static RunDirectory Recorded(TempFolder folder, int folds, int divergingFold = 0)
    {
        var (directory, time) = (Some.Directory(folder), new ManualTime());
        var recorder = new RunRecorder(directory, Some.Header(), time);
        new FakeRun(recorder, time, folds, epochs: 3) { DivergingFold = divergingFold }.All();
        recorder.Complete();
        return directory;
    }
}
