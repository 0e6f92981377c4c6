namespace CnnLab.Manifests;

/// <summary>A form of the report of a comparison; all show the same numbers.</summary>
public enum ReportFormat
{
    /// <summary>One page for a browser, with its figures.</summary>
    Html,

    /// <summary>Tables for programs, every digit.</summary>
    Csv,

    /// <summary>Tables for a README or an issue.</summary>
    Markdown,

    /// <summary>Tables for a paper.</summary>
    Latex,
}
