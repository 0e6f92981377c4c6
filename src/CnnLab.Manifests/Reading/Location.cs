namespace CnnLab.Manifests;

/// <summary>Where a key or value stands: in a file, or in an override, which has no line.</summary>
internal readonly record struct Location(string Source, int Line, int Column)
{
    public bool IsOverride => Line == 0;

    public Finding Finding(Severity severity, string path, string message) =>
        new(severity, Source, Line, Column, path, message);
}
