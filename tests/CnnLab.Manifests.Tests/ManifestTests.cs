namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class ManifestTests
{
    [Test]
    public void Everything_that_is_not_given_has_a_default()
    {
        var manifest = Some.Bound();
        Assert.That(manifest.Seed, Is.EqualTo(42));
        Assert.That(manifest.Description, Is.Null);
        Assert.That(manifest.Plugins, Is.Empty);
        Assert.That(manifest.Metrics, Is.EqualTo(new[] { new Component<Metric>("accuracy", new NoOptions()) }));
        Assert.That(manifest.Compute, Is.EqualTo(new ComputeOptions()));
        Assert.That(manifest.Training.Epochs, Is.EqualTo(10));
        Assert.That(manifest.CrossValidation, Is.EqualTo(new HoldOutOptions()));
        Assert.That(manifest.Output.Directory, Is.EqualTo("runs"));
        Assert.That(manifest.Output.Reports, Is.EqualTo(new[] { ReportFormat.Html }));
        Assert.That(manifest.Comparison, Is.Null);
        Assert.That(
            manifest.Optimizer,
            Is.EqualTo(new Component<Optimizer>("sgd", new SgdOptions { LearningRate = 0.01f })));
    }

    [Test]
    public void Layers_get_names_and_references_are_followed()
    {
        var layers = Some.Bound().Model.Layers;
        Assert.That(layers.Select(layer => layer.Name), Is.EqualTo(new[] { "conv1", "pool1", "flatten_1", "out" }));
        Assert.That(layers[1].Component, Is.EqualTo(new Component<Layer>("max_pooling2d", new PoolingOptions())));
        Assert.That(layers.Select(layer => layer.Component.Contract), Is.All.EqualTo(typeof(Layer)));
    }

    [Test]
    public void An_activation_can_be_a_layer() =>
        Assert.That(Some.Bound(Some.WithLayer("\"relu\"")).Model.Layers.Single(), Is.EqualTo(
            new LayerDefinition("relu_1", new Component<Activation>("relu", new NoOptions())) { Path = "model.layers[0]" }));

    [Test]
    public void Layers_without_a_name_are_counted_by_type_or_by_the_component_they_refer_to()
    {
        var text = Some.Manifest
            .Replace("\"name\": \"conv1\", ", "")
            .Replace("\"name\": \"pool1\", \"ref\": \"pool\" },", """
            "ref": "pool" }, { "name": "second", "type": "conv2d", "filters": 8 }, { "type": "conv2d", "filters": 8 }, { "ref": "pool" },
            """);
        Assert.That(Some.Bound(text).Model.Layers.Select(layer => layer.Name), Is.EqualTo(new[]
        {
            "conv2d_1", "pool_1", "second", "conv2d_3", "pool_2", "flatten_1", "out",
        }));
    }

    [Test]
    public void Five_planted_errors_are_five_findings_in_the_order_of_the_file()
    {
        const string Text = """
            {
              "manifest_version": 1,
              "name": "five errors",
              "dataset": { "type": "mnist", "normalize": "unti" },
              "model": { "layers": [
                { "type": "conv2d", "filters": "three" },
                { "type": "dense", "units": 10 } ] },
              "loss": "relu",
              "optimizer": {
                "type": "sgd",
                "momentun": 0.9
              }
            }
            """;
        Assert.That(Some.Bind(Text).Texts(), Is.EqualTo(new[]
        {
            "x.json:3:11: error: name: Expected a name of letters, digits, `.`, `_` and `-` that begins with a "
                + "letter or digit, "
                + "received \"five errors\".",
            "x.json:4:46: error: dataset.normalize: Expected one of \"unit\", \"symmetric\", \"none\", \"standardize\", received "
                + "\"unti\". Did you mean `unit`?",
            "x.json:6:36: error: model.layers[0].filters: Expected a whole number from 1, received \"three\".",
            "x.json:8:11: error: loss: `relu` is an activation, not a loss. Known: categorical_crossentropy.",
            "x.json:11:5: error: optimizer.momentun: `momentun` is not a parameter of `sgd` "
                + "(CnnLab.Plugins.Basics.dll). "
                + "Did you mean `momentum`?",
        }));
    }

    [Test]
    public void All_that_must_be_there_is_asked_for_at_once() =>
        Assert.That(Some.Bind("{}").Texts(), Is.EqualTo(new[]
        {
            "x.json:1:1: notice: manifest_version: `manifest_version` is missing and taken to be 1.",
            "x.json:1:1: error: name: `name` is missing. Expected text of the form [A-Za-z0-9][A-Za-z0-9._-]* (The "
                + "experiment's name, and that of the folder of its runs).",
            "x.json:1:1: error: dataset: `dataset` is missing. Expected a data set: its name, or { \"type\": name, "
                + "... } (The images).",
            "x.json:1:1: error: model: `model` is missing. Expected an object with `initial_weights`, `layers` (The network).",
            "x.json:1:1: error: loss: `loss` is missing. Expected a loss: its name, or { \"type\": name, ... } "
                + "(What training makes small).",
            "x.json:1:1: error: optimizer: `optimizer` is missing. Expected an optimizer: its name, or { \"type\": "
                + "name, ... } "
                + "(How parameters follow their gradients).",
        }));

    [TestCase("2", "x.json:2:23: error: manifest_version: The manifest has version 2; this program reads versions "
        + "up to 1. Update it.")]
    [TestCase("0", "x.json:2:23: error: manifest_version: Expected 1, received 0.")]
    [TestCase("\"1\"", "x.json:2:23: error: manifest_version: Expected 1, received \"1\".")]
    public void Another_version_is_an_error(string version, string expected) =>
        Assert.That(
            Some.Bind(Some.Manifest.Replace("\"manifest_version\": 1", $"\"manifest_version\": {version}")).Texts(),
            Is.EqualTo(new[]
            {
                expected,
            }));

    [TestCase("a/b", false)]
    [TestCase("..", false)]
    [TestCase(".hidden", false)]
    [TestCase("ends.", false)]
    [TestCase("NUL", false)]
    [TestCase("com1.json", false)]
    [TestCase("", false)]
    [TestCase("a\\n", false)]
    [TestCase("console", true)]
    [TestCase("lenet-5_v1.2", true)]
    public void The_name_must_do_as_a_folder(string name, bool good) =>
        Assert.That(
            Some.Bind(Some.Manifest.Replace("\"small\"", $"\"{name}\"")).Manifest is not null,
            Is.EqualTo(good));

    [Test]
    public void A_name_of_more_than_100_characters_is_refused() =>
        Assert.That(
            Some.Bind(Some.Manifest.Replace("\"small\"", $"\"{new string('a', 101)}\"")).Findings.Single().Message,
            Does.StartWith("Expected a name that can be a folder's on every system: at most 100 characters,"));

    [Test]
    public void Words_of_later_versions_are_errors_that_say_so() =>
        Assert.That(
            Some.Bind(Some.With(""" "output": { "export": [] } """)).Findings
                .Select(f => (f.Severity, f.Path, f.Message)),
            Is.EqualTo(new[]
            {
                (Severity.Error, "output.export", "`export` is not supported by this version."),
            }));

    [Test]
    public void Unknown_keys_are_errors_everywhere_and_the_users_own_nowhere()
    {
        var text = Some.With("""
            "trainng": {}, "x_mine": 1, "$schema": "./s.json",
            "training": { "batchSize": 8, "x_why": "slow", "num_epochs": 3 },
            "output": { "reports": ["pdf"], "dir": "a" },
            "cross_validation": { "type": "k_fold", "n_split": 4, "x_y": null }
            """);
        Assert.That(Some.Bind(text).Findings.Select(finding => $"{finding.Severity} {finding.Path}: "
            + $"{finding.Message}"), Is.EqualTo(new[]
        {
            "Error trainng: `trainng` is not a key of a manifest. Did you mean `training`?",
            "Error training.batchSize: `batchSize` is not a key of `training`. Did you mean `batch_size`?",
            "Notice training.num_epochs: `num_epochs` is understood as `epochs`, which is the word to write.",
            "Error output.reports[0]: Expected one of \"html\", \"csv\", \"markdown\", \"latex\", received \"pdf\".",
            "Error output.dir: `dir` is not a key of `output`. Known: directory, reports.",
            "Error cross_validation.n_split: `n_split` is not a parameter of `k_fold`. Did you mean `n_splits`?",
        }));
    }

    [Test]
    public void Layer_names_must_be_unique_and_fit_for_paths()
    {
        var text = Some.Manifest.Replace("\"pool1\"", "\"conv1\"").Replace("\"out\"", "\"a.b\"");
        Assert.That(Some.Bind(text).Texts(), Is.EqualTo(new[]
        {
            "x.json:7:15: error: model.layers[1].name: The name `conv1` is taken by model.layers[0]. Expected a "
                + "name of its own.",
            "x.json:9:15: error: model.layers[3].name: Expected a name of letters, digits, `_` and `-` that begins "
                + "with a letter, received \"a.b\".",
        }));
    }

    [Test]
    public void A_name_that_is_no_text_is_a_finding() =>
        Assert.That(Some.Bind(Some.WithLayer("""{ "name": 5, "type": "flatten" }""")).Texts(), Is.EqualTo(new[]
        {
            "x.json:4:11: error: model.layers[0].name: Expected text, received 5.",
        }));

    [Test]
    public void References_are_checked()
    {
        var text = Some.Manifest.Replace("\"ref\": \"pool\"", "\"ref\": \"pol\", \"pool_size\": 3");
        Assert.That(Some.Bind(text).Texts(), Is.EqualTo(new[]
        {
            "x.json:7:31: error: model.layers[1].ref: There is no component `pol`. Did you mean `pool`?",
            "x.json:7:38: error: model.layers[1].pool_size: A layer with `ref` has no other key than `name`: give "
                + "`pool_size` to the component "
                + "it refers to.",
            "x.json:10:19: warning: components.pool: No layer refers to the component `pool`.",
        }));
        Assert.That(Some.Bind(Some.WithLayer("""{ "ref": "pool" }, { "ref": 7 }""")).Texts(), Is.EqualTo(new[]
        {
            "x.json:4:10: error: model.layers[0].ref: There is no component `pool`. The manifest has no `components`.",
            "x.json:4:29: error: model.layers[1].ref: Expected the name of one of the manifest's `components`, "
                + "received 7.",
        }));
    }

    [Test]
    public void A_wrong_component_is_reported_once_where_it_stands()
    {
        var text = Some.Manifest
            .Replace("\"pool_size\": 2", "\"pool_size\": 0")
            .Replace("\"flatten\"", "{ \"ref\": \"pool\" }, \"flatten\"");
        Assert.That(Some.Bind(text).Texts(), Is.EqualTo(new[]
        {
            "x.json:10:67: error: components.pool.pool_size: Expected a whole number from 1, or [rows, columns], "
                + "received 0.",
        }));
    }

    [Test]
    public void A_model_without_layers_is_refused() =>
        Assert.That(Some.Bind(Some.WithLayer("")).Texts(), Is.EqualTo(new[]
        {
            "x.json:3:24: error: model.layers: Expected at least one layer, received [].",
        }));

    [TestCase("early_stopping", "warning: training.callbacks[0]: `early_stopping` watches `val_loss`, which there "
        + "is only with "
        + "`training.validation_split`: the scored images are never shown to callbacks.")]
    [TestCase("{ \"type\": \"early_stopping\", \"monitor\": \"loss\" }", "warning: training.callbacks[0].monitor: "
        + "`early_stopping` watches "
        + "`loss`, a metric of the training samples, and cannot notice overfitting. Set `training.validation_split` "
        + "and watch a `val_` metric.")]
    [TestCase(
        "{ \"type\": \"early_stopping\", \"monitor\": \"test_loss\" }",
        "warning: training.callbacks[0].monitor: `early_stopping` watches "
        + "`test_loss`, and no callback sees the scored images: what it chose by them would leak into the score. Set "
        + "`training.validation_split` and watch a `val_` metric.")]
    public void A_callback_that_would_leak_or_watch_nothing_is_warned_of(string callback, string expected)
    {
        var callbackText = callback.StartsWith('{') ? callback : $"\"{callback}\"";
        var binding = Some.Bind(Some.With($"\"training\": {{ \"callbacks\": [{callbackText}] }}"));
        Assert.That(binding.Texts().Single(), Does.EndWith(expected));
        Assert.That(binding.Manifest, Is.Not.Null);
    }

    [TestCase("\"validation_split\": 0.1, \"callbacks\": [\"early_stopping\"]")]
    [TestCase("\"callbacks\": [\"terminate_on_nan\"]")]
    public void A_callback_that_is_well_placed_is_not_warned_of(string training) =>
        Assert.That(Some.Bind(Some.With($"\"training\": {{ {training} }}")).Findings, Is.Empty);
}
