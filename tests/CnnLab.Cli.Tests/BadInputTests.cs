using System.Text.Json.Nodes;
using CnnLab.TestKit;
using static CnnLab.Cli.Tests.Refusal;

namespace CnnLab.Cli.Tests;

/// <summary>What a user can get wrong: one clear message, the right exit code, never a stack trace.</summary>
public sealed class BadInputTests
{
    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [Test]
    public void A_missing_manifest_is_named()
    {
        using var folder = new TempFolder();
        Assert.That(Refused(folder, "run", "nothing.json").Messages, Does.Contain("nothing.json"));
    }

    [Test]
    public void A_file_that_is_not_JSON_is_told_where()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "bad.json"), "{\n  \"name\": oops\n}\n");
        Assert.That(Refused(folder, "run", "bad.json").Messages, Does.Match(@"bad\.json:2:1\d: error: "));
    }

    [Test]
    public void An_unknown_key_a_wrong_type_and_a_wrong_value_come_in_one_report_with_lines_and_suggestions()
    {
        using var folder = new TempFolder();
        var path = SmallManifest.Write(folder.Path);
        File.WriteAllText(path, File.ReadAllText(path)
            .Replace("\"momentum\": 0.9", "\"momentun\": 0.9")
            .Replace("\"max_pooling2d\"", "\"max_poling2d\"")
            .Replace("\"filters\": 4", "\"filters\": -4")
            .Replace("\"epochs\": 2", "\"epochs\": \"two\""));
        var errors = Lines(Refused(folder, "run", "small.json").Messages)
            .Where(line => line.Contains(": error: ", StringComparison.Ordinal))
            .ToList();
        Assert.Multiple(() =>
        {
            Assert.That(errors, Has.Count.EqualTo(4), string.Join('\n', errors));
            Assert.That(errors, Has.Some.Contains("momentun").And.Contains("momentum"));
            Assert.That(errors, Has.Some.Contains("max_poling2d").And.Contains("max_pooling2d"));
            Assert.That(errors, Has.Some.Contains("filters").And.Contains("-4"));
            Assert.That(errors, Has.Some.Contains("epochs").And.Contains("two"));
            Assert.That(errors, Is.All.Match(@"^small\.json:\d+:\d+: error: "));
        });
    }

    [Test]
    public void A_kernel_larger_than_its_input_is_refused_with_layer_line_and_sizes()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, SmallManifest.Layers.Replace("\"kernel_size\": 3", "\"kernel_size\": 40"));
        Assert.That(
            Refused(folder, "run", "small.json").Messages,
            Does.Match(
                @"small\.json:\d+:\d+: error: .*layer 'conv1' \(conv2d\): "
                + @"kernel_size 40x40 does not fit its input \[1, 28, 28\]"));
    }

    [Test]
    public void A_layer_that_does_not_fit_the_next_is_refused_with_both()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, SmallManifest.Layers.Replace("{ \"type\": \"flatten\" },", ""));
        Assert.That(
            Refused(folder, "validate", "small.json").Messages,
            Does.Contain("layer 'out' (dense)").And.Contain("flatten").And.Contain("[4, 13, 13]"));
    }

    [TestCase("truncated")]
    [TestCase("magic")]
    [TestCase("label")]
    public void Damaged_IDX_files_are_refused_by_name(string damage)
    {
        using var folder = new TempFolder();
        Idx.Write(folder.Path, damage);
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(
            folder.Path, "run", "small.json", "--set", "dataset.type=mnist", "--set", "dataset.path=.",
            "--set", "cross_validation.n_splits=2");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2), answer.Messages);
            Assert.That(answer.Messages, Does.Match("error: small.json: .*train-(images|labels)-idx"));
            var expected = damage switch { "truncated" => "ends after 4604 bytes", "magic" => "magic", _ => "label" };
            Assert.That(answer.Messages, Does.Contain(expected).IgnoreCase);
        });
        AssertNoStackTrace(answer);
    }

    [Test]
    public void Data_of_another_fingerprint_are_refused_with_both()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(folder.Path, "run", "small.json", "--set", $"dataset.sha256={new string('a', 64)}");
        Assert.That(answer.ExitCode, Is.EqualTo(2), answer.Messages);
        Assert.That(answer.Messages, Does.Contain(new string('a', 64)).And.Match("received [0-9a-f]{64}"));
    }

    [Test]
    public void A_DLL_that_is_not_dotnet_is_an_error_where_the_manifest_names_it_and_a_warning_in_a_folder()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "mine"));
        File.WriteAllText(Path.Combine(folder.Path, "mine", "Broken.dll"), "not a DLL");
        SmallManifest.Write(folder.Path, more: "\"plugins\": [{ \"path\": \"mine/Broken.dll\" }],");
        Assert.That(
            Refused(folder, "run", "small.json").Messages,
            Does.Match(@"small\.json:\d+:\d+: error: .*Broken\.dll is not a \.NET assembly"));

        SmallManifest.Write(folder.Path);
        var goesOn = Lab.Run(folder.Path, "validate", "small.json", "--plugins", "mine");
        Assert.That(
            goesOn.ExitCode,
            Is.Zero,
            "The lab goes on when the experiment does not need the plugin. " + goesOn.Messages);
        Assert.That(goesOn.Messages, Does.Contain("Broken.dll: warning: is not a .NET assembly"));
        Assert.That(
            Lab.Run(folder.Path, "list", "--plugins", "mine").Messages,
            Does.Contain("Broken.dll is not a .NET assembly"));
    }

    [Test]
    public void A_component_whose_constructor_throws_is_quoted_with_its_line()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(
            folder.Path, "{ \"name\": \"bad\", \"type\": \"throws_in_constructor\" }," + SmallManifest.Layers);
        Assert.That(
            Refused(folder, "run", "small.json", "--plugins", Lab.TestPlugin("Sample.Hostile")).Messages,
            Does.Match(@"small\.json:\d+:\d+: error: .*layer 'bad'.*the table leg is missing"));
    }

    [TestCase(
        "throws_in_forward",
        "failed",
        "layer 'bad' (throws_in_forward): forward threw InvalidOperationException: I would rather not")]
    [TestCase("returns_nan", "diverged", "the first layer whose output is not finite is 'bad' (returns_nan)")]
    public void A_component_that_fails_while_training_costs_the_run_and_is_named(
        string type, string status, string message)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, $"{{ \"name\": \"bad\", \"type\": \"{type}\" }}," + SmallManifest.Layers);
        var answer = Lab.Run(folder.Path, "run", "small.json", "--json", "--plugins", Lab.TestPlugin("Sample.Hostile"));
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
            Assert.That(answer.Messages, Does.Contain(message));
            Assert.That(answer.Output, Does.Contain($"\"status\": \"{status}\""));
        });
        AssertNoStackTrace(answer);
    }

    [TestCase("metrics=[\"throws_as_metric\"]", "metric 'throws_as_metric' of Sample.Hostile: adding samples threw "
        + "InvalidOperationException: I do not count")]
    [TestCase("loss.type=throws_as_loss", "loss 'throws_as_loss' of Sample.Hostile: evaluating it threw "
        + "InvalidOperationException: I lost it")]
    [TestCase("training.learning_rate_schedule=\"throws_as_schedule\"", "schedule 'throws_as_schedule' of Sample.Hostile: "
        + "the factor of step 1 threw InvalidOperationException: I am late")]
    [TestCase("optimizer.type=throws_as_optimizer", "optimizer 'throws_as_optimizer' of Sample.Hostile: step 1 threw "
        + "InvalidOperationException: it cannot be better")]
    [TestCase("dataset.augmentation=[\"throws_as_augmentation\"]", "augmentation 'throws_as_augmentation' of "
        + "Sample.Hostile: applying it threw InvalidOperationException: I like it as it is")]
    [TestCase("dataset.augmentation=[\"throws_as_batch_augmentation\"]", "augmentation 'throws_as_batch_augmentation' of "
        + "Sample.Hostile: Expected another batch.")]
    [TestCase("model.layers.conv1.kernel_initializer=throws_as_initializer", "initializer 'throws_as_initializer' of "
        + "Sample.Hostile: filling 'conv1/kernel' threw InvalidOperationException: I do not know where to begin")]
    [TestCase("training.callbacks=[\"throws_as_callback\"]", "callback 'throws_as_callback' of Sample.Hostile: "
        + "the training's begin threw InvalidOperationException: too early")]
    [TestCase("dataset.type=throws_as_dataset", "data set 'throws_as_dataset' of Sample.Hostile: reading image ")]
    public void Whatever_throws_while_training_is_named_and_its_trace_is_in_the_log(string change, string message)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(
            folder.Path, "run", "small.json", "--set", change, "--plugins", Lab.TestPlugin("Sample.Hostile"));
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(answer.Messages, Does.Contain(message));
        AssertNoStackTrace(answer);
        var log = File.ReadAllText(Directory.GetFiles(folder.Path, "log.txt", SearchOption.AllDirectories).Single());
        Assert.That(log, Does.Contain("   at Sample.Hostile.Throws").And.Contain(message));
    }

    [Test]
    public void An_initializer_of_values_that_are_not_finite_is_named_and_the_learning_rate_is_not_blamed()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(
            folder.Path, "run", "small.json", "--set", "model.layers.conv1.kernel_initializer=nan", "--plugins",
            Lab.TestPlugin("Sample.Hostile"));
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(
            answer.Messages,
            Does.Contain("initializer 'nan' of Sample.Hostile has filled 'conv1/kernel' with values that are not finite, "
                + "before the first step").And.Not.Contain("learning_rate"));
    }

    [Test]
    public void A_diverging_loss_is_said_with_its_step()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(
            folder.Path, "run", "small.json", "--json", "--set", "loss.type=mean_squared_error",
            "--set", "model.layers.out.activation=null", "--set", "optimizer.learning_rate=1000",
            "--set", "training.epochs=30");
        Assert.That(answer.ExitCode, Is.EqualTo(1), answer.Messages);
        Assert.That(answer.Messages, Does.Match("diverged: (the loss became .* in|after) epoch [0-9]+"));
        Assert.That(answer.Output, Does.Contain("\"status\": \"diverged\""));
    }

    [Test]
    public void A_run_directory_that_cannot_be_written_is_named()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "blocked"), "a file where a folder should be");
        SmallManifest.Write(folder.Path);
        Assert.That(
            Refused(folder, "run", "small.json", "--set", "output.directory=blocked/runs").Messages,
            Does.Contain("blocked"));
    }

    [Test]
    public void A_metric_that_is_there_twice_is_refused()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: "\"metrics\": [\"accuracy\", \"accuracy\"],");
        Assert.That(
            Refused(folder, "validate", "small.json").Messages,
            Does.Match(@"small\.json:5:\d+: error: metrics\[1\]: the metric 'accuracy' is there twice"));
    }

    [Test]
    public void A_manifest_whose_data_are_missing_does_not_keep_the_next_from_running()
    {
        using var folder = new TempFolder();
        var good = SmallManifest.Write(folder.Path);
        var noData = File.ReadAllText(good).Replace(
            "{ \"type\": \"synthetic_digits\", \"train_count\": 200, \"test_count\": 50 }", "{ \"type\": \"mnist\", \"path\": \"nowhere\" }");
        File.WriteAllText(Path.Combine(folder.Path, "missing.json"), noData);
        var answer = Lab.Run(folder.Path, "run", "missing.json", "small.json", "--json", "--set", "training.epochs=1");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(answer.Messages, Does.Contain("error: missing.json: ").And.Contain("nowhere"));
            Assert.That(answer.Output, Does.Contain("\"status\": \"completed\""));
        });
    }

    [Test]
    public void A_provider_that_is_asked_for_and_missing_is_an_error()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        Assert.That(
            Refused(folder, "run", "small.json", "--set", "compute.provider=mkl").Messages,
            Does.Contain("mkl").IgnoreCase);
    }

    [TestCase("run")]
    [TestCase("frobnicate")]
    [TestCase("run", "x.json", "--set", "no-equals-sign")]
    [TestCase("list", "pastries")]
    [TestCase("describe", "conv3d")]
    [TestCase("benchmark", "small.json", "--threads", "0")]
    public void Wrong_arguments_have_exit_code_2_and_no_stack_trace(params string[] arguments)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Refused(folder, arguments);
        Assert.That(answer.Messages, Does.StartWith("error: "));
        Assert.That(answer.Output, Is.Empty, "No help between the user and the reason.");
    }

    [Test]
    public void A_mistyped_command_has_its_nearest_and_one_line_that_leads_to_the_help()
    {
        using var folder = new TempFolder();
        Assert.That(
            Lines(Refused(folder, "ruhn", "x.json").Messages),
            Is.EqualTo(new[]
            {
                "error: There is no command 'ruhn'. Did you mean `run`?", "`cnnlab --help` shows what there is.",
            }));
    }

    [Test]
    public void A_script_reads_the_findings_of_a_manifest_that_cannot_run()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, more: "\"metrics\": [\"acc\"],");
        var answer = JsonNode.Parse(Refused(folder, "run", "small.json", "--json").Output)![0]!;
        Assert.That(answer["valid"]!.GetValue<bool>(), Is.False);
        Assert.That(answer["findings"]![0]!["message"]!.GetValue<string>(), Does.Contain("Did you mean `accuracy`?"));
    }

    [Test]
    public void An_option_that_does_not_exist_is_not_taken_for_a_manifest()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        Assert.That(
            Lines(Refused(folder, "run", "small.json", "--epochs", "7").Messages)[0],
            Does.StartWith("error: There is no option --epochs.").And.EndsWith("--set training.epochs=7"));
    }

    [Test]
    public void A_plugin_folder_without_a_plugin_is_worth_a_warning()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "mine"));
        Assert.That(
            Lab.Run(folder.Path, "list", "--plugins", "mine").Messages,
            Does.Contain("mine holds no plugin. Expected a DLL, or folders with one each. Has it been built?"));
    }


    [Test]
    public void A_new_type_says_which_parameters_it_drops()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        Assert.That(
            Lab.Run(folder.Path, "validate", "small.json", "--set", "optimizer.type=adam").Messages,
            Does.Contain("notice: optimizer: a new type begins with its own defaults, without the file's `learning_rate`, `momentum`."));
    }

    [Test]
    public void Verbose_shows_the_stack_trace()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(
            folder.Path, "{ \"name\": \"bad\", \"type\": \"throws_in_forward\" }," + SmallManifest.Layers);
        var answer = Lab.Run(
            folder.Path, "run", "small.json", "--verbose", "--plugins", Lab.TestPlugin("Sample.Hostile"));
        Assert.That(answer.Messages, Does.Contain("at Sample.Hostile.ThrowsInForward.Forward"));
    }
}
