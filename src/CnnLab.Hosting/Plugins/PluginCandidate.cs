namespace CnnLab.Hosting;

/// <summary>A DLL that may be a plugin.</summary>
/// <param name="Assembly">Its full path.</param>
/// <param name="IsAskedFor">
/// Whether somebody named this very file, so that its failure is an error and not a notice.
/// </param>
internal sealed record PluginCandidate(string Assembly, bool IsAskedFor);
