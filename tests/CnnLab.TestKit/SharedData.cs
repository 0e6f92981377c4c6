using System.Reflection;
using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace CnnLab.TestKit;

/// <summary>Real data sets, which are too large for the repository and lie beside it: <c>../shared/data</c>.</summary>
public static class SharedData
{
    /// <summary>The path of a data set's folder; a test that asks for one that is not there is ignored.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string PathOrIgnore(string dataset)
    {
        var root = RepositoryRoot(Assembly.GetCallingAssembly());
        var path = Path.GetFullPath(Path.Combine(root, "..", "shared", "data", dataset));
        if (!Directory.Exists(path))
        {
            Assert.Ignore($"The data set '{dataset}' is not beside the repository, in ../shared/data/{dataset}.");
        }

        return path;
    }

    private static string RepositoryRoot(Assembly tests) =>
        tests.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "RepositoryRoot")?.Value
        ?? throw new InvalidOperationException($"{tests.GetName().Name} has no assembly metadata 'RepositoryRoot'.");
}
