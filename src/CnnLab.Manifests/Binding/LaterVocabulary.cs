namespace CnnLab.Manifests;

/// <summary>Keys that are settled for later versions: whoever writes one today has not mistyped anything.</summary>
internal static class LaterVocabulary
{
    private static readonly string[] Paths = ["output.export"];

    public static bool Has(string path) => Paths.Contains(path);
}
