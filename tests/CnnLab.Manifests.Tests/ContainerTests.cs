using System.Text.Json.Nodes;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class ContainerTests
{
    private const string Block =
        """{ "name": "block1", "type": "block", "layers": [{ "name": "a", "type": "conv2d", "filters": 3 }, "flatten", "flatten"] }""";

    private const string Branched =
        """{ "name": "fork", "type": "fork", "branches": [[], [{ "name": "a", "type": "conv2d", "filters": 3 }]] }""";

    private static readonly TestCatalog Catalog = TestCatalog.Usual()
        .Add<BlockOptions>(ComponentKind.Container, "block")
        .Add<ForkOptions>(ComponentKind.Container, "fork");

    private static ManifestBinding Bind(string layers, params (string Path, string Value)[] overrides) => Some.Bind(
        overrides.Aggregate(
            Some.Document(Some.WithLayer(layers)), (document, change) => document.Set(change.Path, change.Value)),
        Catalog);

    private static IReadOnlyList<LayerDefinition> Inner(Manifest manifest) =>
        ((BlockOptions)manifest.Model.Layers[0].Component.Options!).Layers;

    [Test]
    public void A_container_holds_layers_with_names_and_places_of_their_own()
    {
        var inner = Inner(Bind(Block).Manifest!);
        Assert.That(inner.Select(layer => layer.Name), Is.EqualTo(new[] { "a", "flatten_1", "flatten_2" }));
        Assert.That(inner.Select(layer => layer.Path), Is.EqualTo(new[]
        {
            "model.layers[0].layers[0]", "model.layers[0].layers[1]", "model.layers[0].layers[2]",
        }));
    }

    [Test]
    public void What_is_wrong_deep_inside_is_found_where_it_stands() =>
        Assert.That(
            Bind("""
                    { "type": "block", "layers": [{ "name": "a", "type": "conv2d", "filter": 3 }, { "name": "a", "type": "flaten" }] }
                """).Texts(),
            Is.EqualTo(new[]
            {
                "x.json:4:35: error: model.layers[0].layers[0].filters: `filters` is missing. Expected a whole number from 1 "
                    + "(How many filters).",
                "x.json:4:68: error: model.layers[0].layers[0].filter: `filter` is not a parameter of `conv2d` "
                    + "(CnnLab.Plugins.Basics.dll). Did you mean `filters`?",
                "x.json:4:93: error: model.layers[0].layers[1].name: The name `a` is taken by "
                    + "model.layers[0].layers[0]. Expected a name of its own.",
                "x.json:4:106: error: model.layers[0].layers[1].type: There is no layer `flaten`. Did you mean `flatten`? "
                    + "Known: average_pooling2d, block, conv2d, dense, every, flatten, fork, leaky_relu, max_pooling2d, positional, "
                    + "relu, soft_pooling2d, softmax, stubborn.",
            }));

    [TestCase("model.layers.block1.layers.a.filters")]
    [TestCase("model.layers[0].layers[0].filters")]
    public void Overrides_address_layers_in_containers_by_name(string path) =>
        Assert.That(
            ((ConvOptions)Inner(Bind(Block, (path, "7")).Manifest!)[0].Component.Options!).Filters, Is.EqualTo(7));

    [Test]
    public void Overrides_reach_into_branches()
    {
        var manifest = Bind(Branched, ("model.layers.fork.branches[1].a.filters", "7")).Manifest!;
        var branches = ((ForkOptions)manifest.Model.Layers[0].Component.Options!).Branches;
        Assert.That(branches.Select(branch => branch.Count), Is.EqualTo(new[] { 0, 1 }));
        Assert.That(((ConvOptions)branches[1][0].Component.Options!).Filters, Is.EqualTo(7));
    }

    [Test]
    public void An_override_that_misses_names_the_layers_there_are() =>
        Assert.That(
            Bind(Block, ("model.layers.block1.layers.b.filters", "7")).Texts().Single(),
            Does.Contain("model.layers[0].layers has no layer `b`"));

    [Test]
    public void Components_may_be_made_of_those_above_them()
    {
        var manifest = Some.Bound(
            Some.Manifest.Replace("\"components\": {", "\"components\": { \"b\": " + Block.Replace("\"name\": \"block1\", ", "") + ", ")
                .Replace("\"flatten\",\n", "{ \"ref\": \"twice\" }, \"flatten\",\n")
                .Replace("\"pool_size\": 2 }", "\"pool_size\": 2 }, \"twice\": { \"type\": \"block\", \"layers\": [{ \"ref\": \"b\" }, { \"ref\": \"b\" }] }"),
            Catalog);
        var twice = (BlockOptions)manifest.Model.Layers.Single(layer => layer.Name == "twice_1").Component.Options!;
        Assert.That(twice.Layers.Select(layer => layer.Name), Is.EqualTo(new[] { "b_1", "b_2" }));
    }

    [Test]
    public void A_component_cannot_be_made_of_one_below_it() =>
        Assert.That(
            Some.Bind(
                Some.Manifest.Replace(
                    "\"components\": {", "\"components\": { \"b\": { \"type\": \"block\", \"layers\": [{ \"ref\": \"pool\" }] },"),
                Catalog).Texts(),
            Has.Some.Contains("The component `pool` stands below."));

    [Test]
    public void The_resolved_manifest_of_containers_reads_back()
    {
        var first = Bind($"{Block}, {Branched}").Manifest!;
        var resolved = ManifestWriter.WriteResolved(first, Catalog);
        var (second, findings) = Some.Bind(resolved, Catalog);
        Assert.That(findings, Is.Empty);
        Assert.That(ManifestWriter.WriteResolved(second!, Catalog), Is.EqualTo(resolved));
    }

    [Test]
    public void The_schema_of_a_container_refers_to_that_of_layers()
    {
        var schema = JsonNode.Parse(SchemaWriter.Write(Catalog))!;
        var choices = (JsonArray)schema["$defs"]!["model_layer"]!["anyOf"]!;
        var layers = schema["$defs"]!["model_layer.block"]!["properties"]!["layers"]!;
        Assert.That(choices.Count(choice => choice!["required"] is not null), Is.EqualTo(1), "references are a choice once");
        Assert.That(layers["items"]!["$ref"]!.GetValue<string>(), Is.EqualTo("#/$defs/model_layer"));
    }

    private sealed record BlockOptions
    {
        public required IReadOnlyList<LayerDefinition> Layers { get; init; }
    }

    private sealed record ForkOptions
    {
        public required IReadOnlyList<IReadOnlyList<LayerDefinition>> Branches { get; init; }
    }
}
