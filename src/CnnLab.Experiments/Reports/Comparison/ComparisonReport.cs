using CnnLab.Manifests;

namespace CnnLab.Experiments;

/// <summary>
/// The report of a comparison: <c>report.html</c>, and the same numbers as CSV, Markdown and LaTeX. Everything is read
/// from the directories of runs, so it can be written at any time, of a batch that still runs as well.
/// </summary>
public static class ComparisonReport
{
    private const string FigureFolder = "figures", TableFolder = "tables";

    /// <summary>Writes the report into its folder, which is made if it is missing.</summary>
    /// <param name="result">The numbers.</param>
    /// <param name="options">Where it goes and what it is told besides.</param>
    /// <param name="forms">The forms that are wanted.</param>
    /// <returns>The paths of the files, the page first.</returns>
    /// <exception cref="RunFileException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(
        ComparisonResult result, ComparisonReportOptions options, IReadOnlyCollection<ReportFormat> forms)
    {
        var model = Model(result, options);
        var needsFigures = forms.Contains(ReportFormat.Markdown) || forms.Contains(ReportFormat.Latex);
        var figures = needsFigures ? model.Figures : [];
        (string Path, string Caption)[] pictures =
            [.. figures.Select(figure => ($"{FigureFolder}/{figure.Figure.Name}.png", figure.Figure.Caption))];
        (string Name, string Text)[] texts =
            [.. forms.Distinct().Order().SelectMany(form => Texts(form, model, pictures))];
        MakeFolders(options.Folder, needsFigures, forms.Contains(ReportFormat.Latex));
        foreach (var figure in figures)
        {
            var path = Path.Combine(options.Folder, FigureFolder, figure.Figure.Name);
            WholeFile.Write($"{path}.png", FigureFile.Png(figure.Figure));
            WholeFile.Write($"{path}.svg", FigureFile.SvgFile(figure.Svg));
        }

        return [.. texts.Select(file => Write(options.Folder, file.Name, file.Text))];
    }

    /// <summary>Reads and draws what all forms show.</summary>
    internal static ComparisonReportModel Model(ComparisonResult result, ComparisonReportOptions options)
    {
        var reader = new ComparisonReportReader(result);
        var (curves, tables, lenses) = (reader.Curves(), reader.Tables(), reader.Lenses());
        var (figures, problem) = ComparisonFigures.Draw(result, curves, lenses);
        var runs = result.Data.Blocks.SelectMany(block => block.Cells).SelectMany(cell => cell.Runs);
        return new ComparisonReportModel
        {
            Result = result,
            Options = options with { Folder = Path.GetFullPath(options.Folder) },
            Curves = curves,
            Tables = tables,
            Lenses = lenses,
            Variations = ManifestVariations.Of(runs, result.Question.Factor),
            Figures = figures,
            Problems = [.. reader.Problems, .. problem is null ? (string[])[] : [problem]],
        };
    }

    private static IEnumerable<(string Name, string Text)> Texts(
        ReportFormat form, ComparisonReportModel model, IReadOnlyList<(string Path, string Caption)> pictures) =>
        form switch
        {
            ReportFormat.Html => [("report.html", ComparisonPage.Of(model))],
            ReportFormat.Csv => ComparisonCsv.Files(model),
            ReportFormat.Markdown => [("report.md", ComparisonMarkdown.Of(model, pictures))],
            _ => ComparisonLatex.Files(model, pictures),
        };

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        WholeFile.Write(path, text);
        return path;
    }

    private static void MakeFolders(string folder, bool withFigures, bool withTables)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var part in (string[])[.. withFigures ? [FigureFolder] : (string[])[],
                .. withTables ? [TableFolder] : (string[])[]])
            {
                Directory.CreateDirectory(Path.Combine(folder, part));
            }
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotWrite(folder, exception);
        }
    }
}
