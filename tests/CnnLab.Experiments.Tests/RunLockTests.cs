namespace CnnLab.Experiments.Tests;

public class RunLockTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TempFolder();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void Only_one_has_the_lock_and_looking_does_not_take_it()
    {
        Assert.That(RunLock.IsHeld(_folder.FullPath), Is.False);
        using (var first = RunLock.TryTake(_folder.FullPath))
        {
            Assert.That(first, Is.Not.Null);
            Assert.That(RunLock.TryTake(_folder.FullPath), Is.Null);
            Assert.That(RunLock.IsHeld(_folder.FullPath), Is.True);
        }

        Assert.That(RunLock.IsHeld(_folder.FullPath), Is.False);
        using var second = RunLock.TryTake(_folder.FullPath);
        Assert.That(second, Is.Not.Null);
    }

    [Test]
    public void A_directory_that_is_not_there_is_no_lock_but_an_error() => Assert.That(
        () => RunLock.TryTake(_folder.File("nowhere")),
        Throws.TypeOf<RunFileException>().With.Message.Contains("Cannot write"));
}
