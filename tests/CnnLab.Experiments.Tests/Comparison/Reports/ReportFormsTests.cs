using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CnnLab.Experiments.Tests.Lens;
using CnnLab.Manifests;

namespace CnnLab.Experiments.Tests.Comparison;

public class ReportFormsTests
{
    private const string Hostile = "a_b 50%, \"x\" & <i>{y} $z$ #1 \\end{document} ^~|`é中";

    [Test]
    public void Page_csv_markdown_and_latex_have_the_same_numbers()
    {
        using var comparison = ReportedComparison.Golden(Hostile);
        comparison.Write();
        var page = Page(comparison.Read("report.html"), "Results");
        Assert.That(Markdown(comparison.Read("report.md")), Is.EqualTo(page));
        Assert.That(Latex(comparison.Read("tables/summary.tex")), Is.EqualTo(page));
        var csv = Csv(comparison.Read("summary.csv"));
        Assert.That(csv, Has.Count.EqualTo(page.Count));
        foreach (var (row, numbers) in page.Zip(csv))
        {
            Assert.That(row[0], Is.EqualTo(Rounded(numbers[3])));
            Assert.That(row[1], Is.EqualTo(Rounded(numbers[4])));
            Assert.That(row[2], Is.EqualTo(Rounded(numbers[5])));
            Assert.That(row[3], Is.EqualTo(Rounded(numbers[6])));
        }
    }

    [Test]
    public void Pairs_have_the_same_numbers_on_the_page_and_in_files()
    {
        using var comparison = ReportedComparison.Golden();
        comparison.Write();
        var page = Page(comparison.Read("report.html"), "Pairs");
        Assert.That(Latex(comparison.Read("tables/pairs.tex")), Is.EqualTo(page));
        var csv = Csv(comparison.Read("pairs.csv"));
        foreach (var (row, fields) in page.Zip(csv))
        {
            Assert.That(row[0].TrimStart('+'), Is.EqualTo(Rounded(fields[3])));
            Assert.That(row[3], Is.EqualTo(Round(fields[6], 1, 2)));
        }

        var golden = csv.Single(row => row[1] == "average" && row[2] == "max");
        Assert.That(golden[10], Does.StartWith("0.032859"));
    }

    [Test]
    public void Hostile_names_are_whole_fields_in_csv()
    {
        using var comparison = ReportedComparison.Golden(Hostile);
        comparison.Write(ReportFormat.Csv);
        Assert.That(Csv(comparison.Read("summary.csv")).Select(row => row[1]), Does.Contain(Hostile));
        Assert.That(Csv(comparison.Read("values.csv")), Has.Count.EqualTo(15)
            .And.All.Length.EqualTo(9));
    }

    [TestCase("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [TestCase("-a", "'-a")]
    [TestCase("@x, y", "\"'@x, y\"")]
    [TestCase("+1+cmd", "'+1+cmd")]
    [TestCase("-0.5", "-0.5")]
    [TestCase(-0.5, "-0.5")]
    [TestCase("a=b", "a=b")]
    public void A_text_is_no_formula_in_csv_and_a_number_stays_one(object value, string field) =>
        Assert.That(CsvText.Of(["x"], [[value]]), Is.EqualTo($"x\n{field}\n"));

    [Test]
    public void Hostile_names_mean_nothing_in_latex_and_in_markdown()
    {
        Assert.That(LatexText.Of(Hostile), Is.EqualTo(
            @"a\_b 50\%, \textquotedbl{}x\textquotedbl{} \& \textless{}i\textgreater{}\{y\} \$z\$ \#1 "
            + @"\textbackslash{}end\{document\} \textasciicircum{}\textasciitilde{}\textbar{}"
            + @"\textasciigrave{}é{[}U+4E2D{]}"));
        Assert.That(MarkdownText.Of(Hostile), Is.EqualTo(
            @"a\_b 50%, ""x"" &amp; &lt;i&gt;\{y\} \$z\$ \#1 \\end\{document\} ^\~\|\`é中"));
        Assert.That(MarkdownText.Code("```\nx"), Does.StartWith("````sh"));
    }

    [Test]
    public void The_region_of_accuracies_that_are_the_same_has_the_unit_of_their_differences()
    {
        using var comparison = ReportedComparison.Golden();
        var result = ComparisonAnalysis.Of(
            RunListing.Find(comparison.Folder, new ManualTime().GetUtcNow()),
            comparison.Analyse().Question with { Rope = 0.005 });
        Assert.That(
            PairTable.Of(result.Question, result.Blocks[0], "pairs").Columns,
            Does.Contain("#difference, percentage points")
                .And.Contain("#equivalent within 0.50 percentage points"));
    }

    [Test]
    public void Memory_under_kB_is_in_thousands_of_bytes()
    {
        using var comparison = ReportedComparison.Golden();
        comparison.WithLens(_ => LensSome.Result(LensSome.Fold(1, 0)) with
        {
            Times = new LensTimes(
                "simd", 2, 32, 1e5, 1e4, [new LensLayerTime("pool1", "max_pooling2d", true, 0.1, 0.2, 64_000)]),
        });
        var model = comparison.Model();
        var rows = LensTables.Pooling(model, model.Lenses[0]).Rows;
        Assert.That(rows.Select(row => row[^1].Text), Is.All.EqualTo("64"));
    }

    [Test]
    public void A_run_that_is_left_out_is_listed_in_every_form_with_the_reason()
    {
        using var comparison = ReportedComparison.Golden();
        comparison.Add(VariantRun.Of("max", 2, 0.8, 0.81, 0.79, 0.8, 0.82));
        comparison.Write();
        const string Reason = "seed 2 has no value of average, gem";
        Assert.That(comparison.Read("report.html"), Does.Contain(Reason).And.Contains("1 run is left out of all"));
        Assert.That(comparison.Read("report.md"), Does.Contain(Reason));
        Assert.That(comparison.Read("failed.csv"), Does.Contain($"left out,\"{Reason}\""));
        Assert.That(comparison.Read("tables/failed.tex"), Does.Contain(Reason));
    }

    [Test]
    public void Only_the_wanted_forms_are_written_and_the_page_is_the_first()
    {
        using var comparison = ReportedComparison.Golden();
        Assert.That(
            comparison.Write(ReportFormat.Html).Select(Path.GetFileName), Is.EqualTo((string[])["report.html"]));
        Assert.That(Directory.Exists(Path.Combine(comparison.Folder, "figures")), Is.False);
        var files = comparison.Write();
        Assert.That(Path.GetFileName(files[0]), Is.EqualTo("report.html"));
        Assert.That(files, Has.All.Matches<string>(File.Exists));
        var pictures = Regex.Matches(comparison.Read("report.tex"), @"includegraphics\[[^]]*\]\{([^}]*)\}")
            .Select(match => Path.Combine(comparison.Folder, match.Groups[1].Value));
        Assert.That(pictures, Is.Not.Empty.And.All.Matches<string>(File.Exists));
        var inputs = Regex.Matches(comparison.Read("report.tex"), @"\\input\{([^}]*)\}")
            .Select(match => Path.Combine(comparison.Folder, match.Groups[1].Value + ".tex")).ToArray();
        Assert.That(inputs, Is.Not.Empty.And.All.Matches<string>(File.Exists));
    }

    [Test]
    public void A_table_of_many_rows_breaks_over_pages()
    {
        var table = new ReportTable("key", "a % caption", ["name", "#value"],
            [.. Enumerable.Range(0, 60).Select(row => (ReportCell[])[$"v_{row}", $"-{row}.5"])]);
        var latex = LatexText.Table(table);
        Assert.That(latex, Does.StartWith(@"\begin{longtable}{lr}").And.Contain(@"\caption{a \% caption}\\")
            .And.Contain(@"v\_59 & $-$59.5 \\"));
        Assert.That(Regex.Matches(latex, @"\\(top|mid|bottom)rule"), Has.Count.EqualTo(3));
    }

    [TestCase("[3, 3]", "{[}3, 3{]}")]
    [TestCase("*x", "{*}x")]
    [TestCase("最大", "{[}U+6700{]}{[}U+5927{]}")]
    public void A_name_is_not_taken_for_an_argument_of_the_row_before_it(string name, string text)
    {
        var latex = LatexText.Table(new ReportTable("key", "caption", ["name"], [["first"], [name]]));
        Assert.That(latex, Does.Contain("first \\\\\n" + text + " \\\\\n"));
    }

    [Test]
    public void Latex_has_few_floats_at_a_time()
    {
        using var comparison = ReportedComparison.OverDataSets();
        comparison.Write(ReportFormat.Latex);
        var parts = comparison.Read("report.tex").Split(@"\clearpage")
            .Select(part => Regex.Count(part, @"\\begin\{(table|figure)\}")).ToArray();
        Assert.That(parts.Sum(), Is.GreaterThan(18));
        Assert.That(parts, Has.All.LessThanOrEqualTo(8));
    }

    [TestCase("a b/c", "'a b/c'")]
    [TestCase("it's", "'it'\\''s'")]
    [TestCase("runs/x-1", "runs/x-1")]
    [TestCase("", "''")]
    public void A_word_of_a_command_is_quoted_where_a_shell_would_take_it_apart(string word, string quoted) =>
        Assert.That(ReportLink.Argument(word), Is.EqualTo(quoted));

    // The numbers of the rows of the first table after a heading, without units.
    private static List<string[]> Page(string page, string heading) =>
    [
        .. XDocument.Parse(page).Descendants("section").First(section => section.Element("h2")!.Value == heading)
            .Descendants("table").Last().Element("tbody")!.Elements("tr")
            .Select(row => Numbers(row.Elements("td").Where(cell => (string?)cell.Attribute("class") == "number")
                .Select(cell => cell.Value))),
    ];

    private static List<string[]> Markdown(string text)
    {
        var rows = text[text.IndexOf("## mnist", StringComparison.Ordinal)..].Split('\n').Skip(4)
            .TakeWhile(line => line.StartsWith('|'));
        return [.. rows.Select(row => Numbers(Regex.Split(row, @"(?<!\\)\|").Skip(2)
            .Select(cell => Regex.Replace(cell, @"\]\([^)]*\)", ""))))];
    }

    private static List<string[]> Latex(string text)
    {
        var rows = text.Split('\n').SkipWhile(line => line != @"\midrule").Skip(1)
            .TakeWhile(line => line != @"\bottomrule");
        var names = text.Contains("against", StringComparison.Ordinal) ? 2 : 1;
        var cells = rows.Select(row => Regex.Split(row, @"(?<!\\)&").Skip(names));
        return [.. cells.Select(row => Numbers(row.Take(names == 2 ? 5 : 6).Select(cell => cell.Replace("$-$", "-")
            .Replace(@"\textless{}", "<").Replace(@"\%", "%"))))];
    }

    private static string[] Numbers(IEnumerable<string> cells) =>
        [.. cells.SelectMany(cell => Regex.Matches(cell, @"[-+]?\d+(\.\d+)?").Select(match => match.Value))];

    private static string Rounded(string field) => Round(field, 100, 2);

    private static string Round(string field, int scale, int digits)
    {
        var number = double.Parse(field, CultureInfo.InvariantCulture) * scale;
        return number.ToString($"F{digits}", CultureInfo.InvariantCulture);
    }

    private static List<string[]> Csv(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line =>
            Regex.Matches(line, "(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").Select(match => match.Groups[1].Success
                ? match.Groups[1].Value.Replace("\"\"", "\"")
                : match.Groups[2].Value).ToArray()),
    ];
}
