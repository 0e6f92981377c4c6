namespace CnnLab.Experiments;

/// <summary>A table as every form of a report shows it.</summary>
/// <param name="Key">A name for files and links, <c>pairs-2</c>.</param>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">The headings; one that begins with <c>#</c> is a column of numbers.</param>
/// <param name="Rows">The cells.</param>
internal sealed record ReportTable(
    string Key, string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<ReportCell>> Rows)
{
    /// <summary>What a reader must know besides, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether a column holds numbers.</summary>
    public bool IsNumber(int column) => Columns[column].StartsWith('#');

    /// <summary>A heading without its sign.</summary>
    public string Heading(int column) => Columns[column].TrimStart('#');
}
