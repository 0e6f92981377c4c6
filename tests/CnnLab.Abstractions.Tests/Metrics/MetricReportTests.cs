namespace CnnLab.Abstractions.Tests.Metrics;

public sealed class MetricReportTests
{
    [Test]
    public void A_metric_that_says_nothing_of_parts_reports_its_result()
    {
        var report = new MetricReport("half");
        new Half().Report(report);
        Assert.That((report.Number, report.Parts.Count, report.Table), Is.EqualTo((0.5, 0, (MetricTable?)null)));
    }

    [Test]
    public void Parts_keep_their_order()
    {
        var report = new MetricReport("half");
        string[] names = ["z", "a", "T-shirt/top", "日本", "a.b"];
        Array.ForEach(names, name => report.Add(name, name.Length));
        Assert.That(report.Parts.Keys, Is.EqualTo(names));
        Assert.That(report.Number, Is.Null);
    }

    [Test]
    public void A_part_has_a_name_of_its_own()
    {
        var report = new MetricReport("half");
        report.Add("cat", 1);
        Assert.That(() => report.Add("cat", 2), Throws.TypeOf<ComponentException>().With.Message.EqualTo(
            "the metric 'half' reports the part 'cat' twice. Expected a name for each part, and each once."));
        Assert.That(() => report.Add("", 2), Throws.TypeOf<ComponentException>()
            .With.Message.StartsWith("the metric 'half' reports the part '' without a name."));
    }

    [Test]
    public void A_table_has_a_heading_for_each_row_and_column_and_is_the_only_one()
    {
        var report = new MetricReport("half");
        Assert.That(
            () => report.Add(new MetricTable("row", ["a", "b"], "column", ["a", "b"], new double[2, 3])),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "the metric 'half' reports a table of 2 x 3 values with headings for 2 x 2. "
                + "Expected a heading for each row and column."));
        var table = new MetricTable("row", ["a"], "column", ["b"], new double[1, 1]);
        report.Add(table);
        Assert.That(report.Table, Is.SameAs(table));
        Assert.That(() => report.Add(table), Throws.TypeOf<ComponentException>().With.Message.Contains("two tables"));
    }

    private sealed class Half : Metric
    {
        public override double Result => 0.5;

        public override void Reset()
        {
        }

        public override void Add(ReadOnlyBatch predictions, ReadOnlySpan<int> labels)
        {
        }
    }
}
