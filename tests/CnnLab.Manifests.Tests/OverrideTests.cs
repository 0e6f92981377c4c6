namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class OverrideTests
{
    private static Manifest Bound(params (string Path, string Value)[] overrides) =>
        Some.Bind(Document(overrides)).Manifest!;

    private static string[] Refused(params (string Path, string Value)[] overrides) =>
        Some.Bind(Document(overrides)).Texts();

    private static ManifestDocument Document(params (string Path, string Value)[] overrides) =>
        overrides.Aggregate(Some.Document(), (document, change) => document.Set(change.Path, change.Value));

    private static T Options<T>(Component component) => (T)component.Options!;

    [Test]
    public void A_value_is_JSON_or_a_bare_word()
    {
        var manifest = Bound(("optimizer.learning_rate", "0.05"), ("name", "other"), ("dataset.normalize", "\"none\""));
        Assert.That(Options<SgdOptions>(manifest.Optimizer).LearningRate, Is.EqualTo(0.05f));
        Assert.That(manifest.Name, Is.EqualTo("other"));
        Assert.That(Options<FileDatasetOptions>(manifest.Dataset).Normalize, Is.EqualTo(Normalization.None));
    }

    [TestCase("model.layers.conv1.filters")]
    [TestCase("model.layers[0].filters")]
    [TestCase("model.layers.0.filters")]
    public void Layers_are_addressed_by_name_or_index(string path) =>
        Assert.That(Options<ConvOptions>(Bound((path, "7")).Model.Layers[0].Component).Filters, Is.EqualTo(7));

    [Test]
    public void The_document_itself_stays_as_it_was()
    {
        var document = Some.Document();
        _ = document.Set("seed", "1");
        Assert.That(Some.Bind(document).Manifest!.Seed, Is.EqualTo(42));
    }

    [Test]
    public void Missing_keys_are_created()
    {
        var manifest =
            Bound(("training.learning_rate_schedule.type", "cosine_decay"), ("seed", "7"), ("training.epochs", "2"));
        Assert.That(manifest.Training.LearningRateSchedule?.Type, Is.EqualTo("cosine_decay"));
        Assert.That(manifest.Training.Epochs, Is.EqualTo(2));
        Assert.That(manifest.Seed, Is.EqualTo(7));
    }

    [Test]
    public void A_new_type_replaces_the_parameters_of_the_old_and_keeps_the_name()
    {
        var manifest = Bound(
            ("optimizer.type", "adam"),
            ("model.layers.out.type", "flatten"),
            ("model.layers.pool1.type", "average_pooling2d"));
        Assert.That(manifest.Optimizer.Options, Is.EqualTo(new AdamOptions()));
        Assert.That(
            manifest.Model.Layers[3],
            Is.EqualTo(new LayerDefinition("out", new Component<Layer>("flatten", new NoOptions())) { Path = "model.layers[3]" }));
        Assert.That(manifest.Model.Layers[1].Name, Is.EqualTo("pool1"));
        Assert.That(manifest.Model.Layers[1].Component.Type, Is.EqualTo("average_pooling2d"));
    }

    [Test]
    public void The_same_type_again_keeps_the_parameters() =>
        Assert.That(
            Options<ConvOptions>(Bound(("model.layers.conv1.type", "conv2d")).Model.Layers[0].Component).Filters,
            Is.EqualTo(32));

    [Test]
    public void A_type_that_takes_back_an_earlier_override_is_an_error() =>
        Assert.That(Refused(("optimizer.learning_rate", "0.1"), ("optimizer.type", "adam")), Is.EqualTo(new[]
        {
            "--set optimizer.type=adam: error: optimizer.learning_rate: `--set optimizer.type=adam` takes back "
                + "`--set optimizer.learning_rate=0.1`: a new type replaces all parameters. Give it first.",
        }));

    [Test]
    public void A_whole_node_can_be_replaced_and_a_layer_keeps_its_name()
    {
        var manifest = Bound(
            ("components.pool", "{ \"type\": \"soft_pooling2d\", \"pool_size\": 3 }"),
            ("model.layers.out", "{ \"type\": \"dense\", \"units\": 3 }"),
            ("model.layers.conv1", "relu"),
            ("optimizer", "adam"));
        Assert.That(
            manifest.Model.Layers.Select(layer => layer.Name),
            Is.EqualTo(new[] { "conv1", "pool1", "flatten_1", "out" }));
        Assert.That(manifest.Model.Layers[0].Component.Type, Is.EqualTo("relu"));
        Assert.That(manifest.Model.Layers[1].Component.Type, Is.EqualTo("soft_pooling2d"));
        Assert.That(Options<DenseOptions>(manifest.Model.Layers[3].Component).Units, Is.EqualTo(3));
        Assert.That(manifest.Optimizer.Options, Is.EqualTo(new AdamOptions()));
    }

    [Test]
    public void A_component_that_is_only_a_name_takes_parameters_too() =>
        Assert.That(
            Options<ConvOptions>(Bound(
                ("model.layers.conv1.activation", "leaky_relu"),
                ("model.layers.conv1.activation.negative_slope", "0.2")).Model.Layers[0].Component).Activation,
            Is.EqualTo(new Component<Activation>("leaky_relu", new LeakyOptions { NegativeSlope = 0.2f })));

    [Test]
    public void An_alias_overrides_what_the_file_gives_under_the_other_name()
    {
        var binding = Some.Bind(Document(("optimizer.lr", "0.5")));
        Assert.That(Options<SgdOptions>(binding.Manifest!.Optimizer).LearningRate, Is.EqualTo(0.5f));
        Assert.That(binding.Texts(), Is.EqualTo(new[]
        {
            "--set optimizer.lr=0.5: notice: optimizer.lr: `lr` is understood as `learning_rate`, which is the word "
                + "to write.",
        }));
    }

    [Test]
    public void A_wrong_value_cites_its_override() =>
        Assert.That(
            Refused(
                ("optimizer.learning_rate", "fast"),
                ("optimzer.type", "adam"),
                ("model.layers.pool1.pool_size", "3")),
            Is.EquivalentTo(new[]
            {
                "--set optimizer.learning_rate=fast: error: optimizer.learning_rate: Expected a number from 0, "
                    + "received \"fast\".",
                "--set optimzer.type=adam: error: optimzer: `optimzer` is not a key of a manifest. Did you mean "
                    + "`optimizer`?",
                "--set model.layers.pool1.pool_size=3: error: model.layers[1].pool_size: A layer with `ref` has no "
                    + "other key than `name`: give "
                    + "`pool_size` to the component it refers to.",
            }));

    [Test]
    public void Another_origin_is_cited_too() =>
        Assert.That(Some.Bind(Some.Document().Set("seed", "-1", "sweep seed=-1")).Texts(), Is.EqualTo(new[]
        {
            "sweep seed=-1: error: seed: Expected a whole number from 0, received -1.",
        }));

    [TestCase("model.layers.pol1.pool_size", "1", "model.layers has no layer `pol1`. Did you mean `pool1`?")]
    [TestCase("model.layers.zzz.pool_size", "1", "model.layers has no layer `zzz`. Known: `conv1`, `pool1`, "
        + "`flatten_1`, `out`.")]
    [TestCase("model.layers[9].pool_size", "1", "model.layers has no layer `9`. Known: `conv1`, `pool1`, "
        + "`flatten_1`, `out`.")]
    [TestCase("manifest_version.a", "1", "manifest_version is 1, which holds no `a`.")]
    [TestCase("a..b", "1", "`a..b` is not a path. Expected keys with dots between them, as in "
        + "model.layers.conv1.filters.")]
    [TestCase("", "1", "`` is not a path. Expected keys with dots between them, as in model.layers.conv1.filters.")]
    [TestCase("optimizer", "{ \"type\": ", "Not JSON: the file ends before the `{` of line 1 is closed.")]
    public void A_path_that_leads_nowhere_is_a_finding(string path, string value, string message) =>
        Assert.That(Document((path, value)).Findings, Is.EqualTo(new[]
        {
            new Finding(Severity.Error, $"--set {path}={value}", 0, 0, path, message),
        }));

    [Test]
    public void Entries_of_other_lists_have_an_index()
    {
        var document = Some.Document(Some.With("\"metrics\": [\"accuracy\"]"));
        Assert.That(document.Set("metrics[1]", "a").Findings.Single().Message, Is.EqualTo(
            "metrics has no entry `1`. Expected an index from 0 to 0."));
        Assert.That(Some.Bind(document.Set("metrics[0]", "acuracy")).Texts().Single(), Does.StartWith(
            "--set metrics[0]=acuracy: error: metrics[0]: There is no metric `acuracy`. Did you mean `accuracy`?"));
    }
}
