using System.Text.Json.Nodes;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>
/// What scripts read: <c>list</c>, <c>describe</c>, <c>schema</c>, <c>validate</c>, <c>benchmark</c>.
/// </summary>
public sealed class AnswerTests
{
    private static JsonNode Json(params string[] arguments)
    {
        var answer = Lab.Run(Lab.RepositoryRoot, arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        return JsonNode.Parse(answer.Output)!;
    }

    [Test]
    public void List_has_every_first_component_with_the_six_fields()
    {
        var components = Json("list", "--json").AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(components.Select(component => component!["type"]!.GetValue<string>()), Is.SupersetOf(new[]
            {
                "conv2d", "dense", "flatten", "dropout", "relu", "sigmoid", "tanh", "softmax", "max_pooling2d",
                "average_pooling2d", "sgd", "adam", "categorical_crossentropy", "mean_squared_error",
                "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "zeros", "ones",
                "mnist", "fashion_mnist", "cifar10", "synthetic_digits", "accuracy",
            }));
            Assert.That(
                components[0]!.AsObject().Select(field => field.Key),
                Is.EquivalentTo(new[] { "type", "kind", "plugin", "version", "assembly", "description" }));
        });
    }

    [Test]
    public void List_of_one_family_has_only_that_family() => Assert.That(
        Json("list", "pooling", "--json").AsArray().Select(component => component!["kind"]!.GetValue<string>()),
        Is.All.EqualTo("pooling"));

    [Test]
    public void Sections_of_the_manifest_are_listed_and_described()
    {
        var sections = Json("list", "sections", "--json").AsArray().Select(page => page!["section"]!.GetValue<string>());
        Assert.That(sections, Is.SupersetOf(new[] { "manifest", "training", "sweep", "cross_validation" }));
        Assert.That(Json("describe", "training", "--json")["parameters"]![0]!["name"]!.GetValue<string>(), Is.EqualTo("epochs"));
        var cross = Lab.Run(Lab.RepositoryRoot, "describe", "cross_validation").Output;
        Assert.That(cross, Does.Contain("n_splits").And.Contain("stratified_k_fold"));
    }

    [Test]
    public void Describe_says_type_default_and_range_of_every_parameter()
    {
        var momentum = Json("describe", "sgd", "--json")["parameters"]!.AsArray()
            .Single(parameter => parameter!["name"]!.GetValue<string>() == "momentum")!;
        Assert.That(momentum["default"]!.GetValue<double>(), Is.Zero);
    }

    [Test]
    public void Describe_prints_a_page_a_person_can_read()
    {
        var answer = Lab.Run(Lab.RepositoryRoot, "describe", "conv2d");
        Assert.That(
            answer.Output, Does.Contain("kernel_size").And.Contain("filters").And.Contain("\"type\": \"conv2d\""));
    }

    [Test]
    public void The_schema_knows_the_components_of_a_plugin_that_was_dropped_in()
    {
        var schema = Json("schema", "--plugins", Lab.TestPlugin("Sample.Good")).ToJsonString();
        Assert.That(schema, Does.Contain("rms_pooling2d").And.Contain("max_pooling2d"));
    }

    [Test]
    public void Every_experiment_of_the_repository_is_valid()
    {
        var manifests = Directory.GetFiles(Path.Combine(Lab.RepositoryRoot, "experiments"), "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal));
        var answers = Json(["validate", "--json", .. manifests]).AsArray();
        Assert.That(answers.Select(answer => answer!["valid"]!.GetValue<bool>()), Is.All.True);
    }

    private static IEnumerable<string> Experiments() =>
        Directory.GetFiles(Path.Combine(Lab.RepositoryRoot, "experiments"), "*.json")
            .Select(path => Path.GetFileName(path))
            .Where(name => !name.EndsWith(".schema.json", StringComparison.Ordinal));

    [TestCaseSource(nameof(Experiments))]
    public void Every_experiment_takes_training_steps_without_allocating(string manifest)
    {
        var result = Json("benchmark", $"experiments/{manifest}", "--json", "--batch-size", "2", "--seconds", "0.02");
        Assert.That(result["allocated_bytes_per_step"]!.GetValue<double>(), Is.Zero);
        Assert.That(result["train_images_per_second"]!.GetValue<double>(), Is.Positive);
    }

    [TestCase("mnist_kfold.json")]
    [TestCase("lenet5_mnist.json")]
    public void Benchmark_measures_a_network_without_its_data_and_finds_no_allocation(string manifest)
    {
        var result = Json("benchmark", $"experiments/{manifest}", "--json", "--seconds", "0.5", "--threads", "2");
        Assert.Multiple(() =>
        {
            Assert.That(result["allocated_bytes_per_step"]!.GetValue<double>(), Is.Zero);
            Assert.That(result["train_images_per_second"]!.GetValue<double>(), Is.Positive);
            Assert.That(result["inference_images_per_second"]!.GetValue<double>(), Is.Positive);
            Assert.That(result["threads"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(result["provider"]!.GetValue<string>(), Is.EqualTo("simd"));
            Assert.That(result["layers"]!.AsArray(), Is.Not.Empty);
        });
    }

    [Test]
    public void Help_has_examples()
    {
        var answer = Lab.Run(Lab.RepositoryRoot, "--help");
        Assert.That(answer.Output, Does.Contain("cnnlab run experiments/quickstart.json"));
        Assert.That(answer.ExitCode, Is.Zero);
    }

    [Test]
    public void CNNLAB_PLUGINS_and_a_manifests_plugins_are_found_too()
    {
        using var folder = new TempFolder();
        var dll = Lab.TestPlugin("Sample.Good").Replace("\\", "/", StringComparison.Ordinal);
        SmallManifest.Write(
            folder.Path,
            SmallManifest.Layers.Replace("max_pooling2d", "rms_pooling2d"),
            $"\"plugins\": [{{ \"path\": \"{dll}\" }}],");
        Assert.That(Lab.Run(folder.Path, "validate", "small.json").ExitCode, Is.Zero);
    }
}
