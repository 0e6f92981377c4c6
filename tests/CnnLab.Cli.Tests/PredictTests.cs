using System.Text.Json.Nodes;
using CnnLab.Hosting;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

/// <summary>A network is trained, and then all that is left of it is its run's directory.</summary>
public sealed class PredictTests
{
    private TempFolder _folder = null!;
    private string _run = null!;
    private string _standardized = null!;

    /// <summary>Bright and dark images, told apart by a network that ends with softmax.</summary>
    [OneTimeSetUp]
    public void Train()
    {
        _folder = new TempFolder();
        for (var image = 0; image < 20; image++)
        {
            Bitmap.Write(Path.Combine(_folder.Path, "data", "bright", $"{image}.bmp"), (byte)(200 + image), 9);
            Bitmap.Write(Path.Combine(_folder.Path, "data", "dark", $"{image}.bmp"), (byte)(10 + image), 9);
        }

        File.WriteAllText(Path.Combine(_folder.Path, "gray.json"), """
            {
              "manifest_version": 1,
              "name": "gray",
              "dataset": { "type": "image_folder", "path": "data", "class_names": ["bright", "dark"], "image_size": 8,
                "color_mode": "grayscale" },
              "model": { "layers": [
                { "name": "norm", "type": "batch_normalization", "momentum": 0.5 },
                { "type": "flatten" },
                { "name": "out", "type": "dense", "units": 2, "activation": "softmax" } ] },
              "loss": { "type": "categorical_crossentropy" },
              "optimizer": { "type": "sgd", "learning_rate": 0.1 },
              "training": { "epochs": 40, "batch_size": 16 },
              "cross_validation": { "type": "stratified_k_fold", "n_splits": 2 }
            }
            """);
        _run = Run(_folder, "gray.json");
        // Training images of other means than the whole: a fold's own standardization is what counts.
        File.WriteAllText(
            Path.Combine(_folder.Path, "standard.json"),
            File.ReadAllText(Path.Combine(_folder.Path, "gray.json"))
                .Replace("\"name\": \"gray\"", "\"name\": \"standard\"")
                .Replace("\"image_size\": 8", "\"normalize\": \"standardize\", \"image_size\": 8"));
        _standardized = Run(_folder, "standard.json");
        Directory.Delete(Path.Combine(_folder.Path, "data"), recursive: true);
    }

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public void Images_of_any_size_are_told_apart_without_the_data_set()
    {
        Bitmap.Write(Path.Combine(_folder.Path, "a.bmp"), 220, 8);
        Bitmap.Write(Path.Combine(_folder.Path, "b.bmp"), 20, 31);
        var answer = Json("predict", _run, "a.bmp", "b.bmp", "--fold", "2", "--json");
        var classes = answer["predictions"]!.AsArray().Select(image => image!["classes"]!.AsArray()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(answer["fold"]!.GetValue<int>(), Is.EqualTo(2));
            Assert.That(answer["scores_are"]!.GetValue<string>(), Is.EqualTo("probabilities"));
            Assert.That(classes[0][0]!["name"]!.GetValue<string>(), Is.EqualTo("bright"));
            Assert.That(classes[1][0]!["name"]!.GetValue<string>(), Is.EqualTo("dark"));
            Assert.That(classes[1].Sum(entry => entry!["score"]!.GetValue<double>()), Is.EqualTo(1).Within(1e-6));
        });
    }

    [TestCase(220, "bright")]
    [TestCase(20, "dark")]
    public void Images_are_standardised_as_the_fold_was(int gray, string expected)
    {
        Bitmap.Write(Path.Combine(_folder.Path, "s.bmp"), (byte)gray, 8);
        var answer = Json("predict", _standardized, "s.bmp", "--json");
        var best = answer["predictions"]![0]!["classes"]![0]!;
        Assert.That(best["name"]!.GetValue<string>(), Is.EqualTo(expected));
        Assert.That(best["score"]!.GetValue<double>(), Is.GreaterThan(0.9));
    }

    [Test]
    public void An_exported_network_says_in_either_format_how_its_fold_was_standardised()
    {
        var header = File.ReadAllBytes(Export("s.safetensors", _standardized));
        var length = (int)BitConverter.ToInt64(header);
        var metadata = JsonNode.Parse(header.AsSpan(8, length))!["__metadata__"]!;
        Lab.Run(_folder.Path, "export", _standardized, "--format", "onnx", "--out", "s.onnx");
        var model = File.ReadAllText(Path.Combine(_folder.Path, "s.onnx"));
        Assert.Multiple(() =>
        {
            Assert.That(metadata["standardization"]!.GetValue<string>(), Does.Contain("mean"));
            foreach (var key in new[] { "input_shape", "class_names", "preprocessing", "standardization" })
            {
                Assert.That(model, Does.Contain(key).And.Contain(metadata[key]!.GetValue<string>()));
            }
        });
    }

    [Test]
    public void An_image_gives_the_same_scores_from_a_picture_and_from_an_array()
    {
        Bitmap.Write(Path.Combine(_folder.Path, "c.bmp"), 90, 8);
        byte[] header = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 8, 0, 0, 0, 8];
        File.WriteAllBytes(
            Path.Combine(_folder.Path, "c.idx"), [.. header, .. Enumerable.Repeat((byte)90, 2 * 8 * 8)]);
        var images = Json("predict", _run, "c.bmp", "c.idx", "--json")["predictions"]!.AsArray();
        Assert.That(images, Has.Count.EqualTo(3));
        Assert.That(
            images.Select(image => image!["classes"]!.ToJsonString()).Distinct().ToList(), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_person_reads_a_line_for_each_image_and_which_network_it_was()
    {
        Bitmap.Write(Path.Combine(_folder.Path, "d.bmp"), 230, 8);
        var answer = Lab.Run(_folder.Path, "predict", _run, "d.bmp", "--top", "1");
        Assert.That(answer.Output, Does.Match(@"^d\.bmp\[0\]  bright \d+\.\d\d %\s+$"));
        Assert.That(answer.Messages, Does.Contain("repeat 1, fold 1, epoch 40"));
    }

    [Test]
    public void A_bad_file_is_an_error_in_one_line_and_the_others_are_answered()
    {
        Bitmap.Write(Path.Combine(_folder.Path, "e.bmp"), 230, 8);
        File.WriteAllText(Path.Combine(_folder.Path, "bad.png"), "no image");
        Bitmap.Write(Path.Combine(_folder.Path, "cut.bmp"), 230, 8);
        File.WriteAllBytes(
            Path.Combine(_folder.Path, "cut.bmp"), File.ReadAllBytes(Path.Combine(_folder.Path, "cut.bmp"))[..40]);
        var answer = Lab.Run(_folder.Path, "predict", _run, "bad.png", "absent.png", "cut.bmp", "e.bmp");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(answer.Output, Does.StartWith("e.bmp[0]  bright"));
            Assert.That(answer.Messages.Trim().Split('\n'), Has.Length.EqualTo(4));
            Assert.That(answer.Messages, Does.Contain("'bad.png'").And.Contain("'absent.png'").And.Contain("'cut.bmp'"));
        });
    }

    [Test]
    public void A_pattern_without_a_match_and_a_folder_are_a_line_each_and_the_others_are_answered()
    {
        Bitmap.Write(Path.Combine(_folder.Path, "f.bmp"), 230, 8);
        Directory.CreateDirectory(Path.Combine(_folder.Path, "photos"));
        File.WriteAllBytes(Path.Combine(_folder.Path, "cut.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16]);
        var answer = Lab.Run(_folder.Path, "predict", _run, "f.bmp", "nomatch*.png", "photos", "cut.jpg");
        Assert.Multiple(() =>
        {
            Assert.That(answer.ExitCode, Is.EqualTo(2));
            Assert.That(answer.Output, Does.StartWith("f.bmp[0]  bright"));
            Assert.That(answer.Messages, Does.Contain("error: 'nomatch*.png' matches no file."));
            Assert.That(answer.Messages, Does.Contain("error: 'photos' is a folder."));
            Assert.That(answer.Messages, Does.Contain("'cut.jpg' is broken: its beginning is damaged or cut short."));
        });
    }

    [Test]
    public void A_folder_that_is_not_there_is_named_and_no_temporary_file()
    {
        var answer = Lab.Run(_folder.Path, "export", _run, "--format", "onnx", "--out", "nowhere/x.onnx");
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Messages, Does.Match(@"nowhere.x\.onnx cannot be written: There is no folder .*nowhere\.").And.Not.Contain(".tmp"));
    }

    [TestCase("nowhere", "1", "nowhere is not a run")]
    [TestCase(null, "3", "no checkpoint 'last' of repeat 1, fold 3")]
    public void What_is_no_run_or_no_fold_is_refused(string? run, string fold, string expected)
    {
        var answer = Lab.Run(_folder.Path, "predict", run ?? _run, "a.bmp", "--fold", fold);
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Messages, Does.Contain(expected));
    }

    [Test]
    public void A_plugin_is_taken_from_where_the_run_had_it_and_named_when_it_is_gone()
    {
        using var folder = new TempFolder();
        var plugins = Directory.CreateDirectory(Path.Combine(folder.Path, "plugins")).FullName;
        var dll = Path.Combine(plugins, "Sample.Good.dll");
        File.Copy(Lab.TestPlugin("Sample.Good"), dll);
        SmallManifest.Write(
            folder.Path,
            SmallManifest.Layers.Replace("max_pooling2d", "rms_pooling2d"),
            "\"plugins\": [{ \"path\": \"plugins/Sample.Good.dll\" }],");
        var run = Run(folder, "small.json");
        Bitmap.Write(Path.Combine(folder.Path, "a.bmp"), 220, 28);
        var found = Lab.Run(folder.Path, "predict", run, "a.bmp");
        Assert.That(found.ExitCode, Is.Zero, found.Messages);
        File.Delete(dll);
        var missing = Lab.Run(folder.Path, "predict", run, "a.bmp");
        Assert.That(missing.ExitCode, Is.EqualTo(2));
        Assert.That(
            missing.Messages,
            Does.Contain("needs the plugin Sample.Good").And.Contain("rms_pooling2d").And.Contain("--plugins"));
    }

    [Test]
    public void Exported_weights_are_what_the_next_run_begins_with()
    {
        var file = Export("first.safetensors", _run);
        using var next = new TempFolder();
        SmallManifest.Write(next.Path, more: "\"description\": \"words\",");
        var plain = Run(next, "small.json");
        Lab.Run(next.Path, "export", plain, "--format", "safetensors", "--out", "w.safetensors");
        string[] slow = ["--set", "optimizer.learning_rate=1e-12", "--set", "model.initial_weights=w.safetensors"];
        var continued = Run(next, "small.json", slow);
        Lab.Run(next.Path, "export", continued, "--format", "safetensors", "--out", "v.safetensors", "--fold", "2");
        var (before, after) = (
            SafetensorsFile.Read(Path.Combine(next.Path, "w.safetensors")),
            SafetensorsFile.Read(Path.Combine(next.Path, "v.safetensors")));
        var sha256 = JsonNode.Parse(File.ReadAllText(Path.Combine(continued, "provenance.json")))!;
        Assert.Multiple(() =>
        {
            Assert.That(
                SafetensorsFile.Read(file).Select(tensor => tensor.Name),
                Is.EqualTo(new[]
                {
                    "norm/gamma", "norm/beta", "out/kernel", "out/bias", "norm/moving_mean", "norm/moving_variance",
                }));
            foreach (var (old, now) in before.Zip(after))
            {
                Assert.That(now.Values.ToArray(), Is.EqualTo(old.Values.ToArray()).Within(1e-7f), old.Name);
            }

            Assert.That(sha256["initial_weights_sha256"]!.GetValue<string>(), Has.Length.EqualTo(64));
            Assert.That(Path.GetFileName(continued), Is.Not.EqualTo(Path.GetFileName(plain)));
        });
    }

    [Test]
    public void Weights_of_another_network_are_refused_and_new_layers_told()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var run = Run(folder, "small.json", "--set", "training.epochs=1");
        Lab.Run(folder.Path, "export", run, "--format", "safetensors", "--out", "w.safetensors");
        Lab.Answer Validate(string set) => Lab.Run(
            folder.Path, "validate", "small.json", "--set", "model.initial_weights=w.safetensors", "--set", set);
        var other = Validate("model.layers.conv1.filters=5");
        var renamed = Validate("model.layers.out.name=outs");
        Assert.Multiple(() =>
        {
            Assert.That(other.ExitCode, Is.EqualTo(2));
            Assert.That(
                other.Messages,
                Does.Contain("`conv1/kernel` has the shape [4, 1, 3, 3]. Expected [5, 1, 3, 3]").And.Contain("conv1/bias"));
            Assert.That(renamed.ExitCode, Is.EqualTo(2));
            Assert.That(renamed.Messages, Does.Contain("no `out/kernel`. Did you mean `outs/kernel`?"));
            Assert.That(
                Validate("model.initial_weights=gone.safetensors").Messages, Does.Contain("gone.safetensors"));
        });
    }

    private static string Run(TempFolder folder, string manifest, params string[] more)
    {
        var answer = Lab.Run(folder.Path, ["run", manifest, "--json", .. more]);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        return JsonNode.Parse(answer.Output)!["runs"]![0]!["directory"]!.GetValue<string>();
    }

    private JsonNode Json(params string[] arguments)
    {
        var answer = Lab.Run(_folder.Path, arguments);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        return JsonNode.Parse(answer.Output)!;
    }

    private string Export(string name, string run)
    {
        var answer = Lab.Run(_folder.Path, "export", run, "--format", "safetensors", "--out", name);
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        return Path.Combine(_folder.Path, name);
    }
}
