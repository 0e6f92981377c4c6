using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CnnLab.Hosting;

/// <summary>Reads a DLL's metadata without loading it, so that what cannot work is said before it fails.</summary>
internal static class PluginInspection
{
    private const string ContractName = "CnnLab.Abstractions";

    /// <summary>Why the DLL cannot be a plugin of this lab; null if it can.</summary>
    public static string? Objection(string assembly)
    {
        try
        {
            using var stream = File.OpenRead(assembly);
            using var image = new PEReader(stream);
            return image.HasMetadata
                ? ObjectionTo(image.GetMetadataReader())
                : "is a native DLL, not a .NET assembly. Expected a class library that references CnnLab.Abstractions.";
        }
        catch (BadImageFormatException)
        {
            return "is not a .NET assembly. Expected a class library that references CnnLab.Abstractions.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {exception.Message}";
        }
    }

    /// <summary>Whether the DLL is sound and has nothing to do with the lab: what a plugin brings along.</summary>
    public static bool IsDependency(string assembly)
    {
        try
        {
            using var stream = File.OpenRead(assembly);
            using var image = new PEReader(stream);
            return !image.HasMetadata || ContractReference(image.GetMetadataReader()) is null;
        }
        catch (Exception exception) when (exception is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? ObjectionTo(MetadataReader metadata)
    {
        if (ContractReference(metadata) is not { } asked)
        {
            return $"does not reference {ContractName}, so it has no plugin. "
                + "Expected one public class that implements CnnLab.IPlugin.";
        }

        var host = typeof(Layer).Assembly.GetName().Version!;
        return asked <= host && asked.Major == host.Major
            ? null
            : $"was built against {ContractName} {asked}, this lab has {host}. "
                + "Build it again with the CnnLab.Abstractions of this lab, or use the lab it was built for.";
    }

    private static Version? ContractReference(MetadataReader metadata)
    {
        foreach (var handle in metadata.AssemblyReferences)
        {
            var reference = metadata.GetAssemblyReference(handle);
            if (metadata.StringComparer.Equals(reference.Name, ContractName))
            {
                return reference.Version;
            }
        }

        return null;
    }
}
