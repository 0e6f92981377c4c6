using System.Text;

namespace CnnLab.Experiments;

/// <summary>A comparison as Markdown, for a README or an issue.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>The text.</summary>
    /// <param name="model">The comparison.</param>
    /// <param name="figures">The paths of the figures' files, from the report's folder, with their captions.</param>
    public static string Of(ComparisonReportModel model, IReadOnlyList<(string Path, string Caption)> figures)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Of(model.Title)).Append("\n\n");
        foreach (var warning in ComparisonVerdict.Warnings(model))
        {
            text.Append("> ").Append(MarkdownText.Of(warning)).Append("\n>\n");
        }

        foreach (var (heading, sentences) in ComparisonVerdict.Of(model))
        {
            text.Append("\n**").Append(MarkdownText.Of(heading)).Append(".** ")
                .AppendJoin(' ', sentences.Select(MarkdownText.Of)).Append('\n');
        }

        foreach (var table in ComparisonTableList.Of(model))
        {
            text.Append("\n## ").Append(MarkdownText.Of(table.Caption)).Append("\n\n")
                .Append(MarkdownText.Table(table));
        }

        foreach (var (path, caption) in figures)
        {
            text.Append("\n![").Append(MarkdownText.Of(caption)).Append("](").Append(path).Append(")\n");
        }

        text.Append("\n## To make the numbers again\n\n");
        if (ComparisonCommands.Training(model) is { Count: > 0 } training)
        {
            text.Append("The runs, as they were started, where their manifests are:\n\n").Append(MarkdownText.Code(string.Join('\n', training)))
                .Append('\n');
        }

        return text.Append("The tests and this report, from the runs' directories, in the folder of this file:\n\n")
            .Append(MarkdownText.Code($"{ComparisonCommands.Compare(model)}\n{ComparisonCommands.Report(model)}"))
            .ToString();
    }
}
