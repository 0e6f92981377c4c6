using System.Text;

namespace CnnLab.Experiments;

/// <summary>A comparison as LaTeX: a document that compiles, and its tables by themselves for a paper.</summary>
internal static class ComparisonLatex
{
    // LaTeX keeps few floats in mind, and gives up on more that no page has room for.
    private const int MostFloats = 8;

    private const string Preamble = """
        \documentclass[10pt,a4paper]{article}
        \usepackage[utf8]{inputenc}
        \usepackage[T1]{fontenc}
        \usepackage{textcomp}
        \usepackage[margin=2cm]{geometry}
        \usepackage{booktabs,longtable,graphicx}
        % What is wider than the page is made smaller.
        \newsavebox{\wholetable}
        \newcommand{\fitted}[1]{\sbox{\wholetable}{#1}%
          \ifdim\wd\wholetable>\linewidth\resizebox{\linewidth}{!}{\usebox{\wholetable}}\else\usebox{\wholetable}\fi}
        \begin{document}

        """;

    /// <summary>The files by their names: <c>report.tex</c> reads the others.</summary>
    /// <param name="model">The comparison.</param>
    /// <param name="figures">The paths of the figures' files, from the report's folder, with their captions.</param>
    public static IEnumerable<(string Name, string Text)> Files(
        ComparisonReportModel model, IReadOnlyList<(string Path, string Caption)> figures)
    {
        var tables = ComparisonTableList.Of(model);
        yield return ("report.tex", Document(model, tables, figures));
        foreach (var table in tables)
        {
            yield return ($"tables/{table.Key}.tex", LatexText.Table(table));
        }
    }

    private static string Document(
        ComparisonReportModel model,
        IReadOnlyList<ReportTable> tables,
        IReadOnlyList<(string Path, string Caption)> figures)
    {
        var text = new StringBuilder(Preamble);
        text.Append($@"\section*{{{LatexText.Of(model.Title)}}}").Append('\n');
        foreach (var warning in ComparisonVerdict.Warnings(model))
        {
            text.Append($@"\noindent\textbf{{Note.}} {LatexText.Of(warning)}").Append("\n\n");
        }

        foreach (var (heading, sentences) in ComparisonVerdict.Of(model))
        {
            text.Append($@"\paragraph{{{LatexText.Of(heading)}.}} ")
                .AppendJoin(' ', sentences.Select(LatexText.Of)).Append("\n\n");
        }

        foreach (var floats in tables.Select(Included).Concat(figures.Select(Included)).Chunk(MostFloats))
        {
            text.AppendJoin(string.Empty, floats).Append("\\clearpage\n\n");
        }

        return text.Append("\\end{document}\n").ToString();
    }

    private static string Included((string Path, string Caption) figure) =>
        "\\begin{figure}[htbp]\\centering\n"
            + $"\\includegraphics[width=0.85\\linewidth]{{{figure.Path}}}\n"
            + $"\\caption{{{LatexText.Of(figure.Caption)}}}\n\\end{{figure}}\n\n";

    private static string Included(ReportTable table)
    {
        var notes = string.Concat(table.Notes.Select(note => $"\n\\par\\smallskip\\footnotesize {LatexText.Of(note)}"));
        return LatexText.IsLong(table)
            ? $"{{\\small\\input{{tables/{table.Key}}}{notes}\n\\par}}\n\n"
            : $"\\begin{{table}}[htbp]\\centering\\small\n\\caption{{{LatexText.Of(table.Caption)}}}\n"
                + $"\\fitted{{\\input{{tables/{table.Key}}}\\unskip}}{notes}\n\\end{{table}}\n\n";
    }
}
