namespace CnnLab.Manifests;

/// <summary>Where a key or value stands: in a file, or in an override, which has no line.</summary>
/// <param name="Source">The file, or the override.</param>
/// <param name="Line">From 1; 0 where there is none.</param>
/// <param name="Column">From 1; 0 where there is none.</param>
/// <param name="Overrides">Whether it replaces what stands elsewhere though it is in a file: a sweep's value.</param>
internal readonly record struct Location(string Source, int Line, int Column, bool Overrides = false)
{
    public bool IsOverride => Overrides || Line == 0;

    public Finding Finding(Severity severity, string path, string message) =>
        new(severity, Source, Line, Column, path, message);
}
