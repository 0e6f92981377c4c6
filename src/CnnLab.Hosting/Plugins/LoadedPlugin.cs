using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting;

/// <summary>A plugin that was loaded.</summary>
/// <param name="Name">Its assembly's name.</param>
/// <param name="Version">Its assembly's version.</param>
/// <param name="Assembly">The DLL's full path.</param>
/// <param name="Components">What it registered.</param>
/// <param name="Services">The services of its own that its components get.</param>
public sealed record LoadedPlugin(
    string Name,
    string Version,
    string Assembly,
    IReadOnlyList<ComponentRegistration> Components,
    IServiceCollection Services)
{
    private readonly Lazy<string> _sha256 = new(() =>
    {
        using var stream = File.OpenRead(Assembly);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    });

    /// <summary>The sha256 of the DLL, in lower-case hexadecimal; read once, however many runs ask.</summary>
    public string Sha256 => _sha256.Value;
}
