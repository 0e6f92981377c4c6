using CnnLab.Engine;
using CnnLab.Experiments;

namespace CnnLab.Export.Tests;

public sealed class NetworkExportTests
{
    private const double Tolerance = 1e-5;

    private static readonly string ManifestFolder = Path.Combine(RepositoryRoot, "experiments");

    private static string RepositoryRoot => typeof(NetworkExportTests).Assembly
        .GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "RepositoryRoot").Value!;

    private static IEnumerable<string> Manifests() =>
        Directory.GetFiles(ManifestFolder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order();

    [TestCase("""
        { "type": "residual", "activation": "relu", "layers": [
            { "type": "conv2d", "filters": 3, "kernel_size": 3, "padding": "same", "activation": "relu" },
            { "type": "batch_normalization" } ] }
        """, TestName = "A_residual_block_with_its_input_as_shortcut_is_exported")]
    [TestCase("""
        { "type": "residual", "projection": "pad", "layers": [
            { "type": "conv2d", "filters": 8, "kernel_size": 3, "strides": 2, "padding": "same" } ] }
        """, TestName = "A_residual_block_with_a_padded_shortcut_is_exported")]
    [TestCase("""
        { "type": "residual", "layers": [
            { "type": "conv2d", "filters": 8, "kernel_size": 3, "strides": 2, "padding": "same" } ] }
        """, TestName = "A_residual_block_with_a_projection_is_exported")]
    [TestCase("""
        { "type": "concatenate", "branches": [ [], [
            { "type": "conv2d", "filters": 4, "kernel_size": 1 } ], [
            { "type": "max_pooling2d", "pool_size": 3, "strides": 1, "padding": "same" },
            { "type": "add", "branches": [ [], [], [ { "type": "gelu" } ] ] } ] ] }
        """, TestName = "Branches_in_branches_are_exported")]
    public void Containers(string layers)
    {
        var network = BuiltInLab.Network(
            layers + """, { "type": "flatten" }, { "type": "dense", "units": 5, "activation": "softmax" }""",
            new Shape(3, 8, 7),
            "categorical_crossentropy");
        Assert.That(network.LossTakesHead);
        Assert.That(OnnxComparison.Difference(network), Is.LessThan(Tolerance));
    }

    [Test]
    public void A_network_that_ends_in_probabilities_predicts_the_same() => CompareManifest("lenet5_mnist");

    /// <summary>
    /// Of all manifests only the logits: a softmax of random images is all but 0 and 1 and would hide much.
    /// </summary>
    [TestCaseSource(nameof(Manifests))]
    public void The_logits_of_a_manifest_are_the_same(string name)
    {
        var last = BuiltInLab.Loader.Load(PathOf(name), []).Definition!.Layers[^1];
        CompareManifest(name, ($"model.layers.{last.Name}.{(last.Component.Type == "softmax" ? "type" : "activation")}", "linear"));
    }

    private static void CompareManifest(string name, params (string, string)[] overrides)
    {
        // What a manifest's network looks like is known without its data.
        var experiment = BuiltInLab.Loader.Load(PathOf(name), overrides);
        var definition = experiment.Definition;
        Assert.That(definition, Is.Not.Null, string.Join("; ", experiment.Findings));
        var dataset = experiment.Factory.Create<Dataset>(definition!.Dataset);
        var network = NetworkBuilder.Build(
            definition, dataset.ImageShape, dataset.ClassNames.Count, experiment.Factory);
        Assert.That(network.LossTakesHead, Is.EqualTo(overrides.Length == 0));
        var difference = OnnxComparison.Difference(BuiltInLab.Fill(network, 2, 0.01), 2);
        TestContext.Out.WriteLine($"{name}: largest difference {difference:E1} of the largest prediction");
        Assert.That(difference, Is.LessThan(Tolerance));
    }

    private static string PathOf(string manifest) => Path.Combine(ManifestFolder, manifest + ".json");

    [Test]
    public void All_layers_that_cannot_be_exported_are_named_together()
    {
        var network = BuiltInLab.Network(
            """
            { "name": "a", "type": "median_pooling2d" },
            { "name": "b", "type": "adaptive_max_pooling2d", "output_size": 3 },
            { "name": "c", "type": "flatten" }
            """,
            new Shape(1, 8, 8));
        Assert.That(
            () => OnnxFile.ToBytes(network, "test"),
            Throws.TypeOf<ComponentException>().With.Message.Contains("'a' (median_pooling2d)")
                .And.Message.Contains("'b' (adaptive_max_pooling2d): 3x3 bins of the input [1, 4, 4]"));
    }
}
