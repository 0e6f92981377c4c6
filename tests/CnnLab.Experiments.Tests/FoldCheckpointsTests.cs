namespace CnnLab.Experiments.Tests;

/// <summary>Which checkpoints of a fold are kept while its epochs end.</summary>
public sealed class FoldCheckpointsTests
{
    private TempFolder _folder = null!;
    private RunDirectory _directory = null!;

    [SetUp]
    public void Make()
    {
        _folder = new TempFolder();
        _directory = Some.Directory(_folder);
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("s", 1, null)]
    [TestCase("sss", 3, 2)]
    [TestCase("dd", 2, 1)]
    [TestCase("dsss", 4, 1)]
    [TestCase("ssdss", 5, 3)]
    [TestCase("dsd", 3, 1)]
    [TestCase("dsds", 4, 3)]
    public void One_that_the_disk_may_not_have_takes_the_place_of_none_that_it_has(
        string epochs, int last, int? previous)
    {
        var checkpoints = new FoldCheckpoints(_directory, 1, 1);
        foreach (var (index, wait) in epochs.Index())
        {
            checkpoints.WriteLast(Some.Checkpoint(epoch: index + 1), waitsForDisk: wait == 'd');
        }

        Assert.That(EpochOf("last"), Is.EqualTo(last));
        Assert.That(EpochOf("last.previous"), Is.EqualTo(previous));
    }

    [Test]
    public void The_end_of_an_epoch_whose_middle_is_on_the_disk_waits_for_it_too()
    {
        var checkpoints = new FoldCheckpoints(_directory, 1, 1);
        checkpoints.WriteUnfinished(Some.Checkpoint(epoch: 1));
        checkpoints.WriteLast(Some.Checkpoint(epoch: 2), waitsForDisk: false);
        checkpoints.WriteLast(Some.Checkpoint(epoch: 3), waitsForDisk: false);
        checkpoints.WriteLast(Some.Checkpoint(epoch: 4), waitsForDisk: false);
        Assert.That(EpochOf("last.previous"), Is.EqualTo(2));
        Assert.That(EpochOf("last.unfinished"), Is.Null);
    }

    [Test]
    public void What_has_settled_is_kept_as_if_it_had_been_waited_for()
    {
        var checkpoints = new FoldCheckpoints(_directory, 1, 1);
        checkpoints.WriteLast(Some.Checkpoint(epoch: 1), waitsForDisk: false);
        checkpoints.Settle();
        checkpoints.WriteLast(Some.Checkpoint(epoch: 2), waitsForDisk: false);
        checkpoints.WriteLast(Some.Checkpoint(epoch: 3), waitsForDisk: false);
        Assert.That(EpochOf("last.previous"), Is.EqualTo(1));
    }

    [TestCase("d", "s", 1)]
    [TestCase("ds", "s", 1)]
    [TestCase("ds", "ss", 3)]
    [TestCase("dds", "ss", 4)]
    [TestCase("dds", "sds", 5)]
    public void A_fold_that_goes_on_waits_first_and_replaces_no_reserve_before(string before, string after, int previous)
    {
        var epoch = 0;
        foreach (var part in (string[])[before, after])
        {
            var checkpoints = new FoldCheckpoints(_directory, 1, 1);
            foreach (var wait in part)
            {
                checkpoints.WriteLast(Some.Checkpoint(epoch: ++epoch), waitsForDisk: wait == 'd');
            }
        }

        Assert.That(EpochOf("last"), Is.EqualTo(epoch));
        Assert.That(EpochOf("last.previous"), Is.EqualTo(previous));
    }

    private int? EpochOf(string name)
    {
        var path = _directory.Checkpoint(1, 1, name);
        return File.Exists(path) ? CheckpointFile.Read(path).Epoch : null;
    }
}
