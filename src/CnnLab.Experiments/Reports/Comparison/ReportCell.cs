namespace CnnLab.Experiments;

/// <summary>A cell of a table that every form of a report shows with the same words.</summary>
/// <param name="Text">What is read.</param>
/// <param name="IsStrong">Whether it stands out.</param>
/// <param name="Link">Where the number is from, relative to the report; null for nothing.</param>
internal sealed record ReportCell(string Text, bool IsStrong = false, string? Link = null)
{
    public static implicit operator ReportCell(string text) => new(text);
}
