namespace CnnLab.Manifests;

/// <summary>Something that a manifest's author should know.</summary>
/// <param name="Severity">How grave it is.</param>
/// <param name="Source">The file, or what else gave the value: <c>--set optimizer.learning_rate=0.05</c>.</param>
/// <param name="Line">The line, from 1; 0 where there is none.</param>
/// <param name="Column">The column in UTF-16 characters, from 1, as editors count; 0 where there is none.</param>
/// <param name="Path">The place in the JSON, <c>model.layers[2].filters</c>; empty for the whole.</param>
/// <param name="Message">What is wrong, the rule, what was received.</param>
public sealed record Finding(Severity Severity, string Source, int Line, int Column, string Path, string Message)
{
    /// <summary>For example <c>experiments/x.json:14:9: error: model.layers[2].filters: Expected ...</c>.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{Source}:{Line}:{Column}" : Source;
        var path = Path.Length > 0 ? $"{Path}: " : "";
        return $"{place}: {Word}: {path}{Message}";
    }

    private string Word => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>
    /// Findings as a reader of the file meets them; those of overrides, which have no line, come last.
    /// </summary>
    public static IReadOnlyList<Finding> InFileOrder(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.Line == 0).ThenBy(f => f.Line).ThenBy(f => f.Column)];
}
