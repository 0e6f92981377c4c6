using System.Reflection;
using PublicApiGenerator;

namespace CnnLab.Abstractions.Tests;

/// <summary>Plugins that others have compiled depend on every public name of the contract.</summary>
public sealed class PublicApiTests
{
    private const string Accept = "CNNLAB_ACCEPT_API";

    [Test]
    public void The_public_contract_is_the_approved_one()
    {
        var approvedPath = Path.Combine(
            Metadata("RepositoryRoot"), "tests", "CnnLab.Abstractions.Tests", "CnnLab.Abstractions.approved.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var actual = typeof(Layer).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(approvedPath, actual);
        }

        Assert.That(
            actual,
            Is.EqualTo(File.ReadAllText(approvedPath)),
            $"The public contract has changed. If that is meant, run this test with {Accept}=1 in the environment, "
            + "which rewrites tests/CnnLab.Abstractions.Tests/CnnLab.Abstractions.approved.txt, and commit the file.");
    }

    private static string Metadata(string key) =>
        typeof(PublicApiTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == key).Value!;
}
