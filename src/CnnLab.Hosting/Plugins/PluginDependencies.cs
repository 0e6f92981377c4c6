using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace CnnLab.Hosting;

/// <summary>Finds what a plugin's DLL brings along: what the loader would take from its folder.</summary>
internal static class PluginDependencies
{
    /// <summary>These come from the host, whatever lies beside a plugin.</summary>
    private static readonly Lazy<HashSet<string>> Shared = new(() =>
    [
        .. SharedAssemblies.Types.Select(type => type.Assembly)
            .SelectMany(assembly => assembly.GetReferencedAssemblies().Append(assembly.GetName()))
            .Select(name => $"{name.Name}.dll"),
    ]);

    /// <summary>
    /// The files besides the DLL, relative to its folder with <c>/</c>: those that its <c>.deps.json</c> names, or
    /// without one the DLLs that it references, and the native libraries beside it. And the packages whose files depend
    /// on the machine, each with the hash that a build has written down: only some of these files are here.
    /// </summary>
    /// <exception cref="ComponentException">The <c>.deps.json</c> is not what a build writes.</exception>
    public static (IReadOnlySet<string> Files, IReadOnlyList<string> Packages) Of(string assembly)
    {
        var folder = Path.GetDirectoryName(assembly)!;
        var files = new HashSet<string>(NativeLibraries(folder));
        List<string> packages = [];
        var list = Path.ChangeExtension(assembly, ".deps.json");
        if (File.Exists(list))
        {
            AddListed(list, folder, files, packages);
        }
        else
        {
            AddReferenced(assembly, folder, files);
        }

        files.Remove(Path.GetFileName(assembly));
        return (files, packages);
    }

    private static IEnumerable<string> NativeLibraries(string folder) =>
        from path in Directory.EnumerateFiles(folder)
        let extension = Path.GetExtension(path)
        where extension is ".so" or ".dylib" || (extension == ".dll" && References(path) is null)
        select Path.GetFileName(path);

    private static void AddListed(string list, string folder, HashSet<string> files, List<string> packages)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(list));
            var (root, target) = (document.RootElement, document.RootElement.GetProperty("runtimeTarget"));
            var libraries = root.GetProperty("targets").GetProperty(target.GetProperty("name").GetString()!);
            foreach (var library in libraries.EnumerateObject())
            {
                files.UnionWith(Paths(library.Value, "runtime").Concat(Paths(library.Value, "native"))
                    .Select(path => Path.GetFileName(path))
                    .Where(name => !Shared.Value.Contains(name) && File.Exists(Path.Combine(folder, name))));
                var others = Paths(library.Value, "runtimeTargets");
                if (Sha512(root, library.Name) is { Length: > 0 } hash)
                {
                    packages.AddRange(others.Take(1).Select(_ => $"{hash}  {library.Name}"));
                }
                else
                {
                    files.UnionWith(others.Where(path => File.Exists(Path.Combine(folder, path))));
                }
            }
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ComponentException($"{list} is not what a build writes: {exception.Message}", exception);
        }
    }

    private static string[] Paths(JsonElement library, string kind) =>
        library.TryGetProperty(kind, out var paths) ? [.. paths.EnumerateObject().Select(path => path.Name)] : [];

    private static string? Sha512(JsonElement root, string library) =>
        root.TryGetProperty("libraries", out var libraries)
        && libraries.TryGetProperty(library, out var entry)
        && entry.TryGetProperty("sha512", out var hash)
            ? hash.GetString()
            : null;

    private static void AddReferenced(string assembly, string folder, HashSet<string> files)
    {
        foreach (var name in References(assembly) ?? [])
        {
            var file = $"{name}.dll";
            var path = Path.Combine(folder, file);
            if (!Shared.Value.Contains(file) && File.Exists(path) && files.Add(file))
            {
                AddReferenced(path, folder, files);
            }
        }
    }

    /// <summary>The names of the assemblies that a DLL references; null where it is no assembly.</summary>
    private static string[]? References(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                return null;
            }

            var metadata = image.GetMetadataReader();
            return
            [
                .. metadata.AssemblyReferences.Select(handle =>
                    metadata.GetString(metadata.GetAssemblyReference(handle).Name)),
            ];
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }
}
