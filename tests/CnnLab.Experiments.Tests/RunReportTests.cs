using System.Text.RegularExpressions;
using System.Xml.Linq;
using CnnLab.Engine;

namespace CnnLab.Experiments.Tests;

public class RunReportTests
{
    [Test]
    public void The_report_is_well_formed_and_asks_no_network()
    {
        var page = Report(Some.Header(), folds: 3);
        Assert.That(page, Does.StartWith("<!DOCTYPE html>"));
        Assert.That(() => XDocument.Parse(page), Throws.Nothing);
        Assert.That(Regex.Matches(page, "(src|href)=|url\\((?!#)|@import"), Is.Empty);
        Assert.That(page, Does.Contain("default-src 'none'").And.Contain("prefers-color-scheme: dark")
            .And.Not.Contain("<script"));
    }

    [Test]
    public void The_report_shows_numbers_figures_and_tables()
    {
        var html = XDocument.Parse(Report(Some.Header(), folds: 3)).Root!;
        Assert.That(
            Values(html, "strong"), Does.Contain("95.70 ± 0.10 %").And.Contain("1,330").And.Contain("195,688"));
        Assert.That(Values(html, "h2"), Is.EqualTo((string[])["Results", "Folds", "Network"]));
        Assert.That(Values(html, "summary"), Is.EqualTo((string[])["Resolved manifest", "Provenance"]));
        Assert.That(html.Descendants("figure").Count(), Is.EqualTo(2));
        Assert.That(Values(html, "td"), Does.Contain("conv2d").And.Contain("[32, 26, 26]"));
        Assert.That(Values(html, "pre").Single(), Is.EqualTo(Some.Inputs.ResolvedManifest));
    }

    [Test]
    public void One_training_has_values_and_no_statistics()
    {
        var html = XDocument.Parse(Report(Some.Header(), folds: 1)).Root!;
        var headings = html.Descendants("section").First().Descendants("th").Select(heading => heading.Value);
        Assert.That(headings, Is.EqualTo((string[])["metric", "value"]));
        Assert.That(Values(html, "strong"), Does.Contain("95.60 %"));
    }

    [Test]
    public void Hostile_names_stay_text()
    {
        const string Hostile = "</title><script>alert(\"1\")</script>&\u0001\ud800";
        var header = Some.Header(Hostile) with
        {
            Labels = new Dictionary<string, string> { [Hostile] = Hostile },
            Inputs = Some.Inputs with { ResolvedManifest = Hostile },
            Loss = Hostile,
        };
        var page = Report(header, folds: 2,
            new NetworkSummary([new LayerSummary(Hostile, Hostile, Hostile, 1, 1)], 1, 1));
        Assert.That(page, Does.Not.Contain("<script"));
        var html = XDocument.Parse(page).Root!;
        Assert.That(html.Descendants("h1").Single().Value,
            Does.StartWith("</title><script>alert(\"1\")</script>&\ufffd\ufffd"));
    }

    [Test]
    public void Clipping_paths_of_two_figures_do_not_meet()
    {
        var html = XDocument.Parse(Report(Some.Header(), folds: 2)).Root!;
        var ids = html.Descendants().Attributes("id").Select(id => id.Value).ToArray();
        Assert.That(ids, Is.Unique.And.Not.Empty);
        var used = html.Descendants().Attributes("clip-path").Select(clip => clip.Value[5..^1]);
        Assert.That(used, Is.SubsetOf(ids));
    }

    [Test]
    public void The_style_sheet_means_the_same_in_html_as_in_the_tree()
    {
        var style = XDocument.Parse(Report(Some.Header(), folds: 2)).Descendants("style").Single().Value;
        // HTML does not decode entities in a style sheet.
        Assert.That(style, Does.Not.Contain("<").And.Not.Contain(">").And.Not.Contain("&"));
    }

    [Test]
    public void Elements_without_content_are_closed_as_html_wants() =>
        Assert.That(Regex.Matches(Report(Some.Header(), folds: 2),
            "<(td|th|p|div|span|h1|h2|strong|pre|code)(\\s[^>]*)?/>"), Is.Empty);

    private static string Report(RunHeader header, int folds, NetworkSummary? network = null)
    {
        using var folder = new TempFolder();
        var (directory, time) = (Some.Directory(folder), new ManualTime());
        var recorder = new RunRecorder(directory, header, time);
        var run = new FakeRun(recorder, time, folds, epochs: 4);
        run.All();
        recorder.OnRunBegin(network ?? Some.Network, Some.Data, Some.Splits(folds));
        recorder.Complete();
        return File.ReadAllText(directory.ReportFile);
    }

    private static string[] Values(XElement html, string name) =>
        [.. html.Descendants(name).Select(element => element.Value)];
}
