namespace CnnLab.Manifests;

/// <summary>One experiment of a manifest: the manifest itself, or one of those that its <c>sweep</c> makes of it.</summary>
/// <param name="Labels">
/// What was chosen, by path: <c>optimizer.learning_rate</c> is <c>0.05</c>. Empty where there is no sweep.
/// </param>
/// <param name="Document">The manifest with what was chosen in it, and without the sweep.</param>
public sealed record Trial(IReadOnlyDictionary<string, string> Labels, ManifestDocument Document)
{
    /// <summary>The choices on one line, <c>components.pool=max, seed=1</c>; empty where there is no sweep.</summary>
    public string Title => string.Join(", ", Labels.Select(label => $"{label.Key}={label.Value}"));
}
