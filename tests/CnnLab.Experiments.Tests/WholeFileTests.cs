namespace CnnLab.Experiments.Tests;

public class WholeFileTests
{
    [Test]
    public void A_file_is_replaced_and_nothing_is_left_beside_it()
    {
        using var folder = new TempFolder();
        WholeFile.Write(folder.File("a.txt"), "first");
        WholeFile.Write(folder.File("a.txt"), "second é");
        Assert.That(File.ReadAllText(folder.File("a.txt")), Is.EqualTo("second é"));
        Assert.That(Directory.GetFiles(folder.FullPath), Has.Length.EqualTo(1));
    }

    [Test]
    public void An_error_while_writing_leaves_the_old_file()
    {
        using var folder = new TempFolder();
        WholeFile.Write(folder.File("a.txt"), "old");
        Assert.That(() => WholeFile.Write(folder.File("a.txt"), WriteHalf), Throws.InvalidOperationException);
        Assert.That(File.ReadAllText(folder.File("a.txt")), Is.EqualTo("old"));
        Assert.That(Directory.GetFiles(folder.FullPath), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_path_that_cannot_be_written_is_named_with_what_to_do()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.FullPath, "missing", "a.txt");
        Assert.That(() => WholeFile.Write(path, "x"), Throws.TypeOf<RunFileException>()
            .With.Message.StartsWith($"Cannot write {path}: ")
                .And.Message.Contains("name another one as output.directory"));
    }

    private static void WriteHalf(Stream stream)
    {
        stream.WriteByte(1);
        throw new InvalidOperationException();
    }
}
