using CnnLab.Plugins.Datasets;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Datasets;

internal sealed class CsvTests
{
    private static readonly CsvOptions Small =
        new() { ImageSize = new(1, 2), Channels = 2, NumClasses = 3, Normalize = Normalization.None };

    private TempFolder _folder = null!;

    [SetUp]
    public void NewFolder() => _folder = new TempFolder();

    [TearDown]
    public void DeleteFolder() => _folder.Dispose();

    [Test]
    public void Labels_and_pixels_are_read_line_by_line()
    {
        _folder.Write("train.csv", "\uFEFF2,1,2.5,3,4\r\n\r\n 0 ,\t5,6e1,0,255");
        var contents = Load(Small);
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { 2, 0 }));
        Assert.That(contents.Training.Pixels(0, new Shape(2, 1, 2)), Is.EqualTo(new[] { 1f, 2.5f, 3, 4 }));
        Assert.That(contents.Training.Pixels(1, new Shape(2, 1, 2)), Is.EqualTo(new[] { 5f, 60, 0, 255 }));
        Assert.That(contents.Test, Is.Null);
    }

    [TestCase(0, 0)]
    [TestCase(-1, 2)]
    [TestCase(1, 1)]
    [TestCase(-5, 0)]
    public void The_label_is_in_the_column_asked_for(int column, int label)
    {
        _folder.Write("train.csv", "0,1,0,1,2");
        var contents = Load(Small with { LabelColumn = column });
        Assert.That(contents.Training.Labels, Is.EqualTo(new[] { label }));
        var rest = new List<float> { 0, 1, 0, 1, 2 };
        rest.RemoveAt(column < 0 ? 5 + column : column);
        Assert.That(contents.Training.Pixels(0, new Shape(2, 1, 2)), Is.EqualTo(rest));
    }

    [TestCase(Normalization.Unit, 0.25f)]
    [TestCase(Normalization.Symmetric, -0.5f)]
    [TestCase(Normalization.None, 4f)]
    public void Pixels_are_normalised_by_the_largest_value(Normalization normalize, float expected)
    {
        _folder.Write("train.csv", "0,4,0,0,0");
        var contents = Load(Small with { MaxValue = 16, Normalize = normalize });
        Assert.That(contents.Training.Pixels(0, new Shape(2, 1, 2))[0], Is.EqualTo(expected));
    }

    [Test]
    public void A_header_is_passed_over_and_limits_keep_the_first()
    {
        _folder.Write("train.csv", "label,a,b,c,d\n1,0,0,0,0\n2,0,0,0,0\n");
        _folder.Write("test.csv", "label\n0,9,0,0,0\n");
        var options = Small with { Header = true, TestFile = "test.csv" };
        var contents = Load(options);
        Assert.That(contents.Test!.Pixels(0, new Shape(2, 1, 2))[0], Is.EqualTo(9));
        var limited = Load(options with { TrainLimit = 1 });
        Assert.That(limited.Training.Labels, Is.EqualTo(new[] { 1 }));
        Assert.That(limited.Fingerprint, Is.EqualTo(contents.Fingerprint));
    }

    [Test]
    public void The_fingerprint_is_of_the_numbers_and_not_of_how_they_are_written()
    {
        _folder.Write("train.csv", "0,4,0,0,0\n");
        var fingerprint = Load(Small).Fingerprint;
        _folder.Write("train.csv", "0.0, 4.00,0,0,0\r\n\r\n");
        Assert.That(Load(Small with { Normalize = Normalization.Unit }).Fingerprint, Is.EqualTo(fingerprint));
        _folder.Write("train.csv", "0,5,0,0,0\n");
        Assert.That(Load(Small).Fingerprint, Is.Not.EqualTo(fingerprint));
    }

    [TestCase("0,1,2,3", "line 1 has 4 values. Expected 5.")]
    [TestCase("0,1,2,3,4\n0,1,2,3,4,5", "line 2 has more than 5 values. Expected 5.")]
    [TestCase("0,1,2,3,4\n0,1,,3,4", "line 2, column 3 has ''. Expected a number.")]
    [TestCase("0,1,x2,3,4", "line 1, column 3 has 'x2'. Expected a number.")]
    [TestCase("label,a,b,c,d\n0,1,2,3,4", "line 1, column 1 has 'label'. Expected a number.")]
    [TestCase("3,1,2,3,4", "line 1 has the label 3. Expected a whole number of 0 to 2.")]
    [TestCase("-1,1,2,3,4", "line 1 has the label -1. Expected a whole number of 0 to 2.")]
    [TestCase("0.5,1,2,3,4", "line 1 has the label 0.5. Expected a whole number of 0 to 2.")]
    [TestCase("NaN,1,2,3,4", "line 1 has the label NaN. Expected a whole number of 0 to 2.")]
    [TestCase("0,1,2,3,256", "line 1 has a pixel of 256. Expected 0 to 255.")]
    [TestCase("0,1,2,3,-1", "line 1 has a pixel of -1. Expected 0 to 255.")]
    [TestCase("0,1,2,3,NaN", "line 1 has a pixel of NaN. Expected 0 to 255.")]
    [TestCase("0,1,2,3,1e99", "Expected 0 to 255.")]
    public void A_line_that_does_not_fit_is_an_error(string text, string message)
    {
        var path = _folder.Write("train.csv", text);
        Assert.That(MessageOf(Small), Does.StartWith($"'{path}', line").And.EndWith(message).And.Not.Contain("\n"));
    }

    [Test]
    public void A_binary_file_is_an_error_of_one_printable_line()
    {
        File.WriteAllBytes(_folder["train.csv"], [0x89, (byte)'P', 0x1B, (byte)'[', 0, 0, 7]);
        Assert.That(MessageOf(Small), Has.All.Matches<char>(letter => !char.IsControl(letter)));
    }

    [TestCase('1', "column 1 has '11111111111111111111111111111111...'. Expected a number.")]
    [TestCase(',', "column 1 has ''. Expected a number.")]
    [TestCase(' ', "")]
    public void A_line_without_end_takes_no_memory(char letter, string message)
    {
        var path = _folder.Write("train.csv", new string(letter, 20_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        if (message.Length > 0)
        {
            Assert.That(MessageOf(Small), Is.EqualTo($"'{path}', line 1, {message}"));
        }
        else
        {
            Assert.That(Load(Small).Training.Count, Is.Zero);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
    }

    [Test]
    public void A_wrong_column_and_one_file_for_both_are_refused_before_any_file_is_read()
    {
        Assert.That(
            () => new CsvDataset(Small with { LabelColumn = 5 }, new FolderFiles(_folder.Path)),
            Throws.InstanceOf<ComponentException>().With.Message.EqualTo(
                "label_column 5 is not among the 5 columns of an image of shape [2, 1, 2] and a label. "
                + "Expected -5 to 4."));
        Assert.That(
            () => new CsvDataset(Small with { TestFile = "train.csv" }, new FolderFiles(_folder.Path)),
            Throws.InstanceOf<ComponentException>().With.Message.Contain("both 'train_file' and 'test_file'"));
    }

    private DatasetContents Load(CsvOptions options) =>
        new CsvDataset(options, new FolderFiles(_folder.Path)).Load(CancellationToken.None);

    private string MessageOf(CsvOptions options) =>
        Assert.Throws<ComponentException>(() => Load(options))!.Message;
}
