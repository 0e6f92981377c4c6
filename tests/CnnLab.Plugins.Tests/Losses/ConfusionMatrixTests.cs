using CnnLab.Plugins.Losses;

namespace CnnLab.Plugins.Tests.Losses;

public sealed class ConfusionMatrixTests
{
    [Test]
    public void A_cell_counts_the_samples_of_one_class_that_were_predicted_as_another([Values(2, 3, 6)] int classes)
    {
        var samples = MetricSamples.Random(classes);
        var table = Table(samples);
        for (var actual = 0; actual < classes; actual++)
        {
            for (var predicted = 0; predicted < classes; predicted++)
            {
                Assert.That(table.Values[actual, predicted], Is.EqualTo(samples.Count(actual, predicted)));
            }
        }

        Assert.That(table.Values.Cast<double>().Sum(), Is.EqualTo(samples.Labels.Length));
    }

    [Test]
    public void Its_diagonal_is_the_accuracy_and_its_rows_and_columns_the_scores_of_the_classes()
    {
        var samples = MetricSamples.Random(5);
        var values = Table(samples).Values;
        double Row(int i) => Enumerable.Range(0, 5).Sum(j => values[i, j]);
        double Column(int j) => Enumerable.Range(0, 5).Sum(i => values[i, j]);
        Assert.That(
            Enumerable.Range(0, 5).Sum(i => values[i, i]) / samples.Labels.Length,
            Is.EqualTo(samples.Of(new AccuracyMetric())));
        Assert.That(samples.Of(new ConfusionMatrixMetric(Heads.Own)), Is.EqualTo(samples.Of(new AccuracyMetric())));
        ClassScoreOptions each = new() { PerClass = true };
        var recalls = samples.ReportOf(new RecallMetric(each, Heads.Own)).Parts.Values.ToArray();
        var precisions = samples.ReportOf(new PrecisionMetric(each, Heads.Own)).Parts.Values.ToArray();
        for (var i = 0; i < 5; i++)
        {
            Assert.That(recalls[i], Is.EqualTo(Row(i) == 0 ? 0 : values[i, i] / Row(i)));
            Assert.That(precisions[i], Is.EqualTo(Column(i) == 0 ? 0 : values[i, i] / Column(i)));
        }
    }

    [Test]
    public void Rows_and_columns_have_the_classes_names_and_there_is_no_number_beside_it()
    {
        var report = new MetricSamples([1, 0], [1]).ReportOf(new ConfusionMatrixMetric(Heads.Named("a/b", "c <d>")));
        Assert.That(report.Table!.Rows, Is.EqualTo(new[] { "a/b", "c <d>" }));
        Assert.That(report.Table.Columns, Is.EqualTo(report.Table.Rows));
        Assert.That((report.Table.RowTitle, report.Table.ColumnTitle), Is.EqualTo(("true class", "predicted class")));
        Assert.That(report.Table.HasCounts);
        Assert.That((report.Number, report.Parts.Count), Is.EqualTo(((double?)null, 0)));
    }

    [Test]
    public void A_sample_without_a_prediction_is_in_no_column()
    {
        var samples = new MetricSamples([1, 0, float.NaN, float.NaN], [0, 0]);
        Assert.That(Table(samples).Values, Is.EqualTo(new double[,] { { 1, 0 }, { 0, 0 } }));
        Assert.That(samples.Of(new ConfusionMatrixMetric(Heads.Own)), Is.EqualTo(0.5));
    }

    [Test]
    public void A_table_that_was_reported_does_not_change_with_what_comes_after()
    {
        var (metric, samples) = (new ConfusionMatrixMetric(Heads.Named("a", "b", "c")), MetricSamples.Random(3));
        var table = samples.ReportOf(metric).Table!;
        samples.AddTo(metric);
        metric.Reset();
        Assert.That(table.Values.Cast<double>().Sum(), Is.EqualTo(samples.Labels.Length));
    }

    private static MetricTable Table(MetricSamples samples) => samples.ReportOf(new ConfusionMatrixMetric(
        Heads.Named([.. Enumerable.Range(0, samples.Classes).Select(i => $"{i}")]))).Table!;
}
