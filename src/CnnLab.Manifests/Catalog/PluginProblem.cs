namespace CnnLab.Manifests;

/// <summary>A plugin that could not be loaded.</summary>
/// <param name="Assembly">The assembly's file.</param>
/// <param name="Message">Why.</param>
/// <param name="Types">The types that it declares, where that is known; empty otherwise.</param>
public sealed record PluginProblem(string Assembly, string Message, IReadOnlyList<string> Types)
{
    /// <summary>The file without its folder, and what became of it.</summary>
    internal string Story => $"{Path.GetFileName(Assembly)}, which failed to load: {Message.TrimEnd('.')}.";
}
