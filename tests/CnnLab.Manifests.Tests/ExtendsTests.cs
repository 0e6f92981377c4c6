using System.Text.Json.Nodes;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class ExtendsTests
{
    private string _folder = "";

    [SetUp]
    public void CreateFolder()
    {
        _folder = Directory.CreateTempSubdirectory("cnnlab-extends-").FullName;
        Write("base.json", Some.Manifest);
    }

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private ManifestDocument Read(string text, string name = "child.json") => ManifestDocument.Read(Write(name, text));

    private Manifest Bound(string text, string name = "child.json")
    {
        var (manifest, findings) = Some.Bind(Read(text, name));
        Assert.That(manifest, Is.Not.Null, () => string.Join('\n', findings));
        return manifest!;
    }

    private static string Tree(ManifestDocument document) => document.Root!.ToJson().ToJsonString();

    [Test]
    public void Objects_are_merged_key_by_key_and_what_is_not_said_stays()
    {
        var manifest = Bound("""{ "extends": "base.json", "name": "child", "optimizer": { "momentum": 0.9 } }""");
        Assert.Multiple(() =>
        {
            Assert.That(manifest.Name, Is.EqualTo("child"));
            Assert.That(
                manifest.Optimizer.Options, Is.EqualTo(new SgdOptions { LearningRate = 0.01f, Momentum = 0.9f }));
            Assert.That(manifest.Model.Layers, Has.Count.EqualTo(4));
        });
    }

    [Test]
    public void Another_type_replaces_its_node_and_the_same_type_does_not()
    {
        var other = Bound("""{ "extends": "base.json", "optimizer": { "type": "adam" } }""");
        var same = Bound("""{ "extends": "base.json", "optimizer": { "type": "sgd", "momentum": 0.5 } }""");
        Assert.That(other.Optimizer.Options, Is.EqualTo(new AdamOptions()), "no learning rate of the base's sgd");
        Assert.That(same.Optimizer.Options, Is.EqualTo(new SgdOptions { LearningRate = 0.01f, Momentum = 0.5f }));
    }

    [Test]
    public void A_list_replaces_the_bases_and_an_object_changes_the_layers_that_it_names()
    {
        var replaced = Bound("""{ "extends": "base.json", "components": null, "model": { "layers": ["flatten"] } }""");
        var changed = Bound("""
            { "extends": "base.json", "model": { "layers": {
              "conv1": { "filters": 7 }, "pool1": { "type": "average_pooling2d" } } } }
            """);
        Assert.Multiple(() =>
        {
            Assert.That(replaced.Model.Layers.Select(layer => layer.Name), Is.EqualTo(new[] { "flatten_1" }));
            Assert.That(
                changed.Model.Layers.Select(layer => layer.Name),
                Is.EqualTo(new[] { "conv1", "pool1", "flatten_1", "out" }));
            Assert.That(((ConvOptions)changed.Model.Layers[0].Component.Options!).Filters, Is.EqualTo(7));
            Assert.That(((ConvOptions)changed.Model.Layers[0].Component.Options!).Activation?.Type, Is.EqualTo("relu"));
            Assert.That(changed.Model.Layers[1].Component.Type, Is.EqualTo("average_pooling2d"));
        });
    }

    [Test]
    public void A_layer_that_the_base_lacks_is_named_with_the_near_one()
    {
        var finding = Read("{ \"extends\": \"base.json\",\n \"model\": { \"layers\": { \"conv2\": {} } } }").Findings.Single();
        Assert.That((finding.Severity, finding.Line), Is.EqualTo((Severity.Error, 2)));
        Assert.That(finding.Message, Does.Contain("has no layer `conv2`").And.Contain("conv1"));
    }

    [Test]
    public void Several_bases_lie_over_each_other_in_their_order_and_bases_have_bases()
    {
        Write("more/fast.json", """{ "extends": "../base.json", "training": { "epochs": 1, "batch_size": 8 } }""");
        Write("slow.json", """{ "training": { "epochs": 9 } }""");
        var manifest = Bound("""{ "extends": ["more/fast.json", "slow.json"], "name": "both" }""");
        Assert.That((manifest.Training.Epochs, manifest.Training.BatchSize), Is.EqualTo((9, 8)));
        Assert.That(
            Read("""{ "extends": ["more/fast.json", "slow.json"] }""").Bases.Select(read => Path.GetFileName(read.File)),
            Is.EqualTo(new[] { "fast.json", "base.json", "slow.json" }));
    }

    [Test]
    public void The_text_of_a_base_is_kept_as_it_was()
    {
        var document = Read("""{ "extends": "base.json" }""");
        Assert.That(document.Bases.Single().Text, Is.EqualTo(Some.Manifest));
        Assert.That(document.Set("seed", "3").Bases, Is.EqualTo(document.Bases), "with a change, too");
    }

    [Test]
    public void Relative_paths_of_a_base_count_from_the_base()
    {
        Write("shared/b.json", """
            { "dataset": { "type": "mnist", "path": "data" }, "plugins": [{ "path": "bin/A.dll" }, { "path": "/C.dll" }],
              "model": { "initial_weights": "../w.safetensors", "layers": [] } }
            """);
        var document = Read("""{ "extends": "../shared/b.json" }""", "own/child.json");
        Assert.That(Tree(document), Does.Contain("\"../shared/data\"").And.Contain("\"../w.safetensors\""));
        Assert.That(document.PluginPaths().Select(plugin => plugin.File), Is.EqualTo(new[]
        {
            Path.Combine(_folder, "shared", "bin", "A.dll"), Path.GetFullPath("/C.dll"),
        }));
    }

    [Test]
    public void A_mistake_in_a_base_is_told_with_the_bases_file_and_line()
    {
        Write("bad.json", Some.Manifest.Replace("\"filters\": 32", "\"filtres\": 32"));
        var finding = Some.Bind(Read("""{ "extends": "bad.json" }""")).Findings
            .First(found => found.Severity == Severity.Error);
        Assert.That((Path.GetFileName(finding.Source), finding.Line), Is.EqualTo(("bad.json", 6)));
    }

    [Test]
    public void A_missing_base_and_one_that_is_not_JSON_are_findings()
    {
        Write("broken.json", "{\n  oops");
        var missing = Read("{\n  \"extends\": \"bsae.json\" }").Findings.Single();
        var broken = Read("""{ "extends": "broken.json" }""").Findings.Single();
        Assert.That((Path.GetFileName(missing.Source), missing.Line), Is.EqualTo(("child.json", 2)));
        Assert.That(missing.Message, Does.Contain("There is no such file.").And.Contain("base.json"));
        Assert.That((Path.GetFileName(broken.Source), broken.Line), Is.EqualTo(("broken.json", 2)));
    }

    [TestCase("\"child.json\"", "child.json extends child.json")]
    [TestCase("\"a.json\"", "child.json extends a.json extends child.json")]
    public void A_circle_is_a_finding_that_shows_it(string extends, string way)
    {
        Write("a.json", """{ "extends": "child.json" }""");
        Assert.That(
            Read($$"""{ "extends": {{extends}} }""").Findings.Single().Message,
            Is.EqualTo($"The manifest extends itself: {way}."));
    }

    [TestCase("3")]
    [TestCase("[]")]
    [TestCase("[\"base.json\", 1]")]
    [TestCase("{}")]
    public void Anything_else_than_paths_is_refused(string extends) => Assert.That(
        Read($$"""{ "extends": {{extends}} }""").Findings.Single().Message,
        Does.StartWith("Expected the path of a manifest relative to this file, or a list of such paths"));

    [Test]
    public void Null_takes_a_key_of_the_base_away_and_the_resolved_manifest_says_nothing_of_bases()
    {
        Write("base.json", Some.With("\"training\": { \"epochs\": 3 }"));
        var manifest = Bound("""{ "extends": "base.json", "training": null }""");
        var resolved = JsonNode.Parse(ManifestWriter.WriteResolved(manifest, TestCatalog.Usual()))!;
        Assert.That(manifest.Training.Epochs, Is.EqualTo(new TrainingOptions().Epochs));
        Assert.That(resolved["extends"], Is.Null);
    }

    [Test]
    public void The_sweep_of_a_base_makes_the_trials_and_a_child_adds_to_it()
    {
        Write("base.json", Some.With("\"sweep\": { \"parameters\": { \"training.epochs\": { \"values\": [1, 2] } } }"));
        var trials = SweepExpander.Expand(Read("""{ "extends": "base.json", "sweep": { "seeds": [7, 8] } }""")).Trials;
        Assert.That(trials.Select(trial => trial.Title), Is.EqualTo(new[]
        {
            "training.epochs=1, seed=7", "training.epochs=1, seed=8", "training.epochs=2, seed=7",
            "training.epochs=2, seed=8",
        }));
    }
}
