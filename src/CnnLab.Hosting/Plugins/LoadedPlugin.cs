using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting;

/// <summary>A plugin that was loaded.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its assembly's version.</param>
/// <param name="Assembly">The DLL's full path.</param>
/// <param name="Components">What it registered.</param>
/// <param name="Services">The services of its own that its components get.</param>
/// <param name="Files">The DLL and what it brings along.</param>
public sealed record LoadedPlugin(
    string Name,
    string Version,
    string Assembly,
    IReadOnlyList<ComponentRegistration> Components,
    IServiceCollection Services,
    PluginFiles Files)
{
    /// <inheritdoc cref="PluginFiles.Sha256"/>
    public string Sha256 => Files.Sha256;
}
