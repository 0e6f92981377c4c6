namespace CnnLab.Manifests.Tests;

/// <summary>Manifests for tests.</summary>
internal static class Some
{
    public const string Manifest = """
        {
          "manifest_version": 1,
          "name": "small",
          "dataset": { "type": "mnist" },
          "model": { "layers": [
            { "name": "conv1", "type": "conv2d", "filters": 32, "activation": "relu" },
            { "name": "pool1", "ref": "pool" },
            "flatten",
            { "name": "out", "type": "dense", "units": 10, "activation": "softmax" } ] },
          "components": { "pool": { "type": "max_pooling2d", "pool_size": 2 } },
          "loss": "categorical_crossentropy",
          "optimizer": { "type": "sgd", "learning_rate": 0.01 }
        }
        """;

    public static ManifestDocument Document(string text = Manifest) => ManifestDocument.Parse(text, "x.json");

    public static ManifestBinding Bind(string text = Manifest, IComponentCatalog? catalog = null) =>
        Bind(Document(text), catalog);

    public static ManifestBinding Bind(ManifestDocument document, IComponentCatalog? catalog = null) =>
        ManifestBinder.Bind(document, catalog ?? TestCatalog.Usual());

    /// <summary>The manifest of a text that has no error.</summary>
    public static Manifest Bound(string text = Manifest, IComponentCatalog? catalog = null)
    {
        var (manifest, findings) = Bind(text, catalog);
        Assert.That(manifest, Is.Not.Null, () => string.Join('\n', findings));
        return manifest!;
    }

    /// <summary>The usual manifest with one layer only.</summary>
    public static string WithLayer(string layer) => $$"""
        {
          "manifest_version": 1, "name": "small", "dataset": "mnist", "loss": "categorical_crossentropy", "optimizer": "sgd",
          "model": { "layers": [
        {{layer}}
          ] }
        }
        """;

    /// <summary>The usual manifest with more keys at its end.</summary>
    public static string With(string members) => Manifest[..Manifest.LastIndexOf('}')] + $", {members} }}";

    public static string[] Texts(this ManifestBinding binding) =>
        [.. binding.Findings.Select(finding => finding.ToString())];
}
