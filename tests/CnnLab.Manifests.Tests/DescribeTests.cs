using System.Text.Json;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class DescribeTests
{
    private static readonly TestCatalog Catalog = TestCatalog.Usual();

    private static readonly JsonSerializerOptions SnakeCased = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static ComponentPage Page(string type) =>
        ComponentPage.Of(Catalog.Components.First(component => component.Type == type), Catalog);

    [Test]
    public void A_page_has_all_that_the_options_record_says()
    {
        var page = Page("conv2d");
        Assert.That((page.Kind, page.Type, page.Plugin, page.Version, page.Assembly), Is.EqualTo(
            (ComponentKind.Layer, "conv2d", "CnnLab.Plugins.Basics", "0.1.0", "plugins/CnnLab.Plugins.Basics.dll")));
        Assert.That(page.Parameters.Select(p => $"{p.Name} | {p.Type} | {p.Required} | {p.Default} | {p.Minimum} | "
            + $"{string.Join(",", p.Aliases)}"),
            Is.EqualTo(new[]
            {
                "filters | a whole number from 1 | True |  | 1 | out_channels",
                "kernel_size | a whole number from 1, or [rows, columns] | False | 3 | 1 | ",
                "padding | \"valid\", \"same\", a whole number from 0, [rows, columns] or [[top, bottom], [left, "
                    + "right]] | False | valid |  | ",
                "activation | an activation: its name, or { \"type\": name, ... } | False |  |  | ",
                "kernel_initializer | an initializer: its name, or { \"type\": name, ... } | False | glorot_uniform "
                    + "|  | ",
            }));
        Assert.That(page.Parameters[0].Description, Is.EqualTo("How many filters."));
        Assert.That(Page("mnist").Parameters[0].AllowedValues, Is.EqualTo(new[] { "unit", "symmetric", "none", "standardize" }));
    }

    [Test]
    public void A_page_can_be_serialised()
    {
        var json = JsonSerializer.Serialize(Page("sgd"), SnakeCased);
        using var page = JsonDocument.Parse(json);
        Assert.That(page.RootElement.GetProperty("parameters")[0].GetRawText(), Is.EqualTo(
            """{"name":"learning_rate","type":"a number from 0","required":false,"default":"""
            + """0.01,"minimum":0,"maximum":null,"allowed_values":[],"""
            + """ "description":"The length of a step.","aliases":["lr"],"options":[]}""".Trim()));
    }

    [TestCase(
        "conv2d",
        """{ "type": "conv2d", "filters": 1, "kernel_size": 3, "padding": "valid","""
        + """ "kernel_initializer": "glorot_uniform" }""")]
    [TestCase("max_pooling2d", """{ "type": "max_pooling2d", "pool_size": 2, "padding": "valid" }""")]
    [TestCase("flatten", """{ "type": "flatten" }""")]
    [TestCase("sgd", """ "optimizer": { "type": "sgd", "learning_rate": 0.01, "momentum": 0 }""")]
    [TestCase("relu", """ "activation": "relu" """)]
    [TestCase("leaky_relu", """ "activation": { "type": "leaky_relu", "negative_slope": 0.01 }""")]
    [TestCase("he_uniform", """ "kernel_initializer": "he_uniform" """)]
    [TestCase("categorical_crossentropy", """ "loss": "categorical_crossentropy" """)]
    [TestCase("accuracy", """ "metrics": ["accuracy"]""")]
    [TestCase("mnist", """ "dataset": { "type": "mnist", "normalize": "unit" }""")]
    [TestCase("cosine_decay", """ "learning_rate_schedule": "cosine_decay" """)]
    [TestCase(
        "early_stopping", """ "callbacks": [{ "type": "early_stopping", "monitor": "val_loss", "patience": 0 }]""")]
    public void A_page_has_an_example(string type, string expected) =>
        Assert.That(Page(type).Example, Is.EqualTo(expected.Trim()));

    [TestCase("conv2d")]
    [TestCase("dense")]
    [TestCase("every")]
    [TestCase("positional")]
    public void The_example_of_a_layer_is_good(string type) =>
        Assert.That(Some.Bind(Some.WithLayer(Page(type).Example)).Findings, Is.Empty);

    [TestCase("training", "epochs")]
    [TestCase("model", "layers")]
    [TestCase("compute", "provider")]
    [TestCase("execution", "max_retries")]
    [TestCase("output", "directory")]
    [TestCase("sweep", "method")]
    [TestCase("manifest", "name")]
    [TestCase("k_fold", "n_splits")]
    public void A_section_of_the_manifest_has_a_page_with_its_options(string section, string option) =>
        Assert.That(
            SectionPage.Find(section, Catalog)!.Parameters.Select(parameter => parameter.Name), Has.Member(option));

    [Test]
    public void A_section_that_is_a_component_or_one_of_several_types_says_so() => Assert.Multiple(() =>
    {
        var page = SectionPage.Find("cross_validation", Catalog)!;
        Assert.That(page.Parts.Select(part => part.Section), Is.EqualTo(new[] { "hold_out", "k_fold", "stratified_k_fold" }));
        Assert.That(SectionPage.Find("dataset", Catalog)!.Description, Does.StartWith("The images: a data set"));
        Assert.That(SectionPage.Find("pastry", Catalog), Is.Null);
    });

    [Test]
    public void Every_example_of_a_section_can_be_bound() => Assert.Multiple(() =>
    {
        foreach (var page in SectionPage.All(Catalog).SelectMany(page => page.Parts.Prepend(page)))
        {
            if (page.Example.Length == 0 || page.Section is "sweep.parameters" or "model" or "plugins") continue;
            Assert.That(Some.Bind(Some.With(page.Example)).Findings, Is.Empty, page.Example);
        }
    });

    [TestCase("epochs", "training.epochs")]
    [TestCase("batch-size", "training.batch_size")]
    [TestCase("lr", "optimizer.learning_rate")]
    [TestCase("threads", "compute.threads")]
    [TestCase("seed", "seed")]
    [TestCase("pastry", null)]
    public void An_options_name_alone_leads_to_its_path(string word, string? path) =>
        Assert.That(SectionPage.PathOf(word), Is.EqualTo(path));

    [Test]
    public void Base_options_come_first_and_an_option_that_hides_another_takes_its_place()
    {
        Assert.That(
            OptionsDescriptor.Of(typeof(WiderPooling)).Options.Select(o => $"{o.Name} {o.Default}"),
            Is.EqualTo(new[]
            {
                "strides ", "padding valid", "pool_size 4", "power 2",
            }));
    }

    [Test]
    public void Digits_in_option_names_follow_the_field() =>
        Assert.That(OptionsDescriptor.Of(typeof(AdamOptions)).Options.Select(option => option.Name), Is.EqualTo(new[]
        {
            "learning_rate", "beta_1", "beta_2",
        }));

    private sealed record WiderPooling : PoolingOptions
    {
        public new Size2D PoolSize { get; init; } = 4;

        public int Power { get; init; } = 2;
    }
}
