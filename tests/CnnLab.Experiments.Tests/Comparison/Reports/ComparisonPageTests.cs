using System.Text.RegularExpressions;
using System.Xml.Linq;
using CnnLab.Experiments.Tests.Lens;

namespace CnnLab.Experiments.Tests.Comparison;

public class ComparisonPageTests
{
    [Test]
    public void The_page_is_well_formed_and_asks_no_network()
    {
        using var comparison = ReportedComparison.OverDataSets();
        var page = ComparisonPage.Of(comparison.Model());
        var html = XDocument.Parse(page).Root!;
        var links = html.Descendants().Attributes()
            .Where(attribute => attribute.Name.LocalName is "href" or "src")
            .Select(attribute => attribute.Value).ToArray();
        Assert.That(links, Is.Not.Empty.And.None.Contains("//"));
        Assert.That(Regex.Matches(page, "url\\((?!#)|@import|<script|<img"), Is.Empty);
        Assert.That(page, Does.Contain("default-src 'none'"));
        Assert.That(html.Descendants().Attributes("id").Select(id => id.Value), Is.Unique);
        Assert.That(
            Regex.Matches(page, "<(td|th|p|div|span|h1|h2|h3|strong|pre|code|details|dd)(\\s[^>]*)?/>"), Is.Empty);
    }

    [Test]
    public void The_page_has_every_part_of_a_comparison_over_data_sets()
    {
        using var comparison = ReportedComparison.OverDataSets();
        var html = XDocument.Parse(ComparisonPage.Of(comparison.Model())).Root!;
        Assert.That(html.Descendants("h2").Select(heading => heading.Value), Is.EqualTo((string[])
        [
            "Over the data sets", "Results", "Pairs", "Folds", "Learning curves", "Against the time",
            "What it would take", "What else differs", "To make the numbers again", "Runs",
        ]));
        // The diagram, boxes and times of six data sets, and their curves of accuracy and loss.
        Assert.That(html.Descendants("figure").Count(), Is.EqualTo(1 + 6 + 6 + 12));
    }

    [Test]
    public void The_words_say_what_was_found_and_by_which_test()
    {
        using var comparison = ReportedComparison.Golden();
        var words = Words(ComparisonPage.Of(comparison.Model("max")));
        Assert.That(words, Does.Contain("3 variants of components.pool by test accuracy (higher is better) on mnist"));
        Assert.That(words, Does.Contain("Corrected resampled t-test"));
        Assert.That(words, Does.Contain("max is better than gem by 9.86 percentage points"));
        Assert.That(words, Does.Contain("average is better than max by 1.40 percentage points (p = 0.033"));
    }

    [Test]
    public void A_winner_is_marked_by_a_sign_and_seen_from_both_sides()
    {
        using var comparison = ReportedComparison.Golden();
        var html = XDocument.Parse(ComparisonPage.Of(comparison.Model())).Root!;
        var cells = html.Descendants("div").Single(div => (string?)div.Attribute("class") == "scroll pairs")
            .Descendants("td").Elements("div").Select(cell => cell.Value).ToArray();
        Assert.That(cells, Has.Exactly(1).EqualTo("▲ +9.86").And.Exactly(1).EqualTo("▼ -9.86"));
    }

    [Test]
    public void Every_mean_leads_to_the_run_that_it_is_from()
    {
        using var comparison = ReportedComparison.Golden();
        var html = XDocument.Parse(ComparisonPage.Of(comparison.Model())).Root!;
        var links = html.Descendants("a").Select(link => (string)link.Attribute("href")!).ToArray();
        Assert.That(links, Has.Length.EqualTo(6));
        Assert.That(links, Has.All.Match("^[a-z]+-1-[0-9]/report.html$"));
        var run = Path.GetDirectoryName(Path.Combine(comparison.Folder, links[0]));
        Assert.That(File.Exists(Path.Combine(run!, "result.json")));
    }

    [Test]
    public void Hostile_names_stay_text_on_the_page()
    {
        const string Hostile = "</style><script>alert(\"1\")</script>&\u0001";
        using var comparison = ReportedComparison.Golden(Hostile);
        var page = ComparisonPage.Of(comparison.Model());
        Assert.That(page, Does.Not.Contain("<script"));
        Assert.That(XDocument.Parse(page).Descendants("th").Select(cell => cell.Value),
            Does.Contain("</style><script>alert(\"1\")</script>&\ufffd"));
    }

    [Test]
    public void A_comparison_that_is_not_paired_is_nowhere_called_paired()
    {
        using var comparison = new ReportedComparison()
            .Add(ReportedComparison.Run("max", 0.8, 0.81, 0.79))
            .Add(ReportedComparison.Run("average", 0.9, 0.91, 0.89).With(provenance => provenance with { Seed = 2 }));
        var model = comparison.Model();
        comparison.Write();
        foreach (var text in (string[])
            [Words(ComparisonPage.Of(model)), comparison.Read("report.md"), comparison.Read("report.tex")])
        {
            Assert.That(Regex.Matches(text, "(?<!not )(?<!un)paired", RegexOptions.IgnoreCase), Is.Empty);
            Assert.That(text, Does.Contain("The seed is 2 in average-1 and 1 in max-1."));
        }
    }

    [Test]
    public void A_running_batch_is_said_to_be_one_and_its_runs_are_listed()
    {
        using var comparison = ReportedComparison.Golden();
        comparison.AddRunning(ReportedComparison.Run("soft", 0.5));
        var words = Words(ComparisonPage.Of(comparison.Model()));
        Assert.That(words, Does.Contain("The batch is not done: 1 of 4 runs have no result yet."));
        Assert.That(words, Does.Contain("it is still running"));
        var planned = comparison.Model() with { Options = comparison.Options() with { NotBegun = 5 } };
        Assert.That(Words(ComparisonPage.Of(planned)), Does.Contain("6 of 9 runs have no result yet"));
    }

    [Test]
    public void A_run_that_lacks_a_fold_is_listed_with_its_reason()
    {
        using var comparison = ReportedComparison.Golden();
        comparison.Add(ReportedComparison.Run("soft", 0.8, null, 0.8, 0.8, 0.8));
        var words = Words(ComparisonPage.Of(comparison.Model()));
        Assert.That(words, Does.Contain("1 run lacks values; they are listed below."));
        Assert.That(words, Does.Contain("1 of 5 folds have no test_accuracy").And.Contain("4 of 5"));
    }

    [Test]
    public void What_differs_besides_the_factor_is_told_and_the_factor_is_not()
    {
        using var comparison = ReportedComparison.Golden();
        comparison.Add(ReportedComparison.Run("soft", 0.8, 0.8, 0.8, 0.8, 0.8).With("training.batch_size", 64));
        var variations = comparison.Model().Variations;
        Assert.That(variations.Select(variation => variation.Path), Does.Contain("training.batch_size"));
        Assert.That(variations.Single(variation => variation.Path == "training.batch_size").Values,
            Is.EqualTo((IEnumerable<(string, int)>)[("32", 3), ("64", 1)]));
        Assert.That(variations.Select(variation => variation.Path), Has.None.Contains("pool"));
    }

    [Test]
    public void What_the_lens_saw_is_drawn_and_wrong_answers_have_a_sign()
    {
        using var comparison = ReportedComparison.Golden().WithLens(id => LensSome.Result(
            LensSome.Fold(0.75, 0, id.StartsWith("max", StringComparison.Ordinal) ? 2 : 0)));
        var page = ComparisonPage.Of(comparison.Model());
        var html = XDocument.Parse(page).Root!;
        Assert.That(html.Descendants("h2").Select(heading => heading.Value),
            Does.Contain("Under the lens").And.Contain("Images that the variants disagree on"));
        Assert.That(html.Descendants("img").Attributes("src").Select(source => source.Value),
            Has.All.StartsWith("data:image/png;base64,").And.Not.Empty);
        Assert.That(Words(page), Does.Contain("✗ max: two").And.Contain("✓ average: zero"));
        comparison.Write();
        Assert.That(comparison.Read("tables/lens.tex"), Does.Contain(@"max & 50.00 \% & 75.00 \% & 37.50 \%"));
        Assert.That(File.Exists(Path.Combine(comparison.Folder, "figures", "lens-1.png")));
    }

    private static string Words(string page)
    {
        var html = XDocument.Parse(page).Root!;
        html.Descendants("style").Remove();
        return string.Join(' ', html.DescendantNodes().OfType<XText>().Select(text => text.Value));
    }
}
