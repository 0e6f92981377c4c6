namespace CnnLab.Experiments.Tests;

public class TableRecordTests
{
    private static readonly string[] Classes = ["T-shirt/top", "a \"b\" <c>"];

    [Test]
    public void Counts_are_summed_up_and_everything_comes_back_from_the_file()
    {
        using var folder = new TempFolder();
        var directory = Record(folder, folds: 3, fold => Counts(fold, 0, 2, 10 * fold));
        var record = TableRecord.Read(directory.FullPath)["test_confusion_matrix"];
        Assert.That(record.Total, Is.EqualTo((double?[][])[[6, 0], [6, 60]]));
        Assert.That(
            record.Folds.Select(fold => (fold.Repeat, fold.Fold)), Is.EqualTo(new[] { (1, 1), (1, 2), (1, 3) }));
        Assert.That(record.Folds[1].Values, Is.EqualTo((double?[][])[[2, 0], [2, 20]]));
        Assert.That((record.Rows, record.Columns, record.HasCounts), Is.EqualTo((Classes, Classes, true)));
        Assert.That((record.RowTitle, record.ColumnTitle), Is.EqualTo(("true class", "predicted class")));
    }

    [Test]
    public void A_row_of_numbers_is_a_line()
    {
        using var folder = new TempFolder();
        var lines = File.ReadAllLines(Record(folder, folds: 2, _ => Counts(1, 2, 3, 4)).TablesFile);
        Assert.That(lines, Does.Contain("      [2,4],").And.Contain("      [6,8]"));
        Assert.That(lines.Count(line => line.Trim() == "[1,2],"), Is.EqualTo(2));
        Assert.That(lines, Does.Contain("      \"T-shirt/top\","));
    }

    [Test]
    public void What_is_not_counted_is_averaged_and_what_is_not_a_number_is_null()
    {
        using var folder = new TempFolder();
        var directory = Record(folder, folds: 2, fold =>
            new MetricTable("row", ["a"], "column", ["b", "c"], new[,] { { fold, fold == 1 ? double.NaN : 5 } }));
        var record = TableRecord.Read(directory.FullPath)["test_confusion_matrix"];
        Assert.That(record.Total, Is.EqualTo((double?[][])[[1.5, null]]));
        Assert.That(record.Folds[0].Values, Is.EqualTo((double?[][])[[1, null]]));
    }

    [Test]
    public void There_is_no_total_until_every_fold_has_a_table()
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder);
        var time = new ManualTime();
        var run = new FakeRun(new RunRecorder(directory, Some.Header(), time), time, folds: 2, epochs: 1)
        {
            Tables = _ => Named(Counts(1, 2, 3, 4)),
        };
        run.Begin();
        run.Fold(1, 1);
        Assert.That(TableRecord.Read(directory.FullPath)["test_confusion_matrix"].Total, Is.Null);
        run.Fold(1, 2);
        Assert.That(
            TableRecord.Read(directory.FullPath)["test_confusion_matrix"].Total![1], Is.EqualTo(new[] { 6, 8 }));
    }

    [Test]
    public void A_metric_whose_headings_change_is_named_and_what_was_there_is_kept()
    {
        using var folder = new TempFolder();
        var directory = Some.Directory(folder);
        var time = new ManualTime();
        var recorder = new RunRecorder(directory, Some.Header(), time);
        var run = new FakeRun(recorder, time, folds: 2, epochs: 1)
        {
            Tables = fold => Named(new MetricTable("row", [$"{fold}"], "column", ["c"], new double[1, 1])),
        };
        Assert.That(run.All, Throws.TypeOf<ComponentException>().With.Message.Contains("test_confusion_matrix"));
        recorder.Fail("the table changed");
        Assert.That(TableRecord.Read(directory.FullPath)["test_confusion_matrix"].Rows, Is.EqualTo(new[] { "1" }));
        Assert.That(File.ReadAllText(directory.ReportFile), Does.Contain("the table changed"));
    }

    private static RunDirectory Record(TempFolder folder, int folds, Func<int, MetricTable> table)
    {
        var (directory, time) = (Some.Directory(folder), new ManualTime());
        var recorder = new RunRecorder(directory, Some.Header(), time);
        new FakeRun(recorder, time, folds, epochs: 1) { Tables = fold => Named(table(fold)) }.All();
        recorder.Complete();
        return directory;
    }

    private static Dictionary<string, MetricTable> Named(MetricTable table) =>
        new() { ["test_confusion_matrix"] = table };

    private static MetricTable Counts(double a, double b, double c, double d) =>
        new("true class", Classes, "predicted class", Classes, new[,] { { a, b }, { c, d } }) { HasCounts = true };
}
