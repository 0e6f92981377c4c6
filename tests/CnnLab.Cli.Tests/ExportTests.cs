using System.Text;
using CnnLab.TestKit;

namespace CnnLab.Cli.Tests;

public sealed class ExportTests
{
    [Test]
    public void A_run_is_exported_as_ONNX_and_what_is_not_there_is_said()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var run = Lab.Run(folder.Path, "run", "small.json", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Messages);
        var directory = Directory.GetDirectories(Path.Combine(folder.Path, "runs", "small")).Single();

        var export = Lab.Run(folder.Path, "export", directory, "--format", "onnx", "--fold", "2", "--out", "digits.onnx");
        Assert.That(export.ExitCode, Is.Zero, export.Messages);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder.Path, "digits.onnx")));
        Assert.That(text, Does.Contain("conv1/kernel").And.Contain("MaxPool").And.Contain("Softmax"));

        var missing = Lab.Run(folder.Path, "export", directory, "--format", "onnx", "--fold", "7");
        Assert.Multiple(() =>
        {
            Assert.That(missing.ExitCode, Is.EqualTo(2));
            Assert.That(missing.Messages, Does.Contain("has no checkpoint 'last' of repeat 1, fold 7").And.Contain("repeat1-fold2-last.cnnlab"));
        });
    }

    [Test]
    public void What_a_callback_saved_and_what_the_images_need_go_along()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var run = Lab.Run(
            folder.Path, "run", "small.json", "--json", "--set", "dataset.normalize=standardize",
            "--set", """training.callbacks=[{ "type": "model_checkpoint", "monitor": "loss", "name": "first", "save_best_only": false }]""");
        Assert.That(run.ExitCode, Is.Zero, run.Messages);
        var directory = Directory.GetDirectories(Path.Combine(folder.Path, "runs", "small")).Single();
        byte[] Exported(params string[] more)
        {
            var export = Lab.Run(folder.Path, ["export", directory, "--format", "onnx", "--out", "it.onnx", .. more]);
            Assert.That(export.ExitCode, Is.Zero, export.Messages);
            return File.ReadAllBytes(Path.Combine(folder.Path, "it.onnx"));
        }

        var (last, first) = (Exported(), Exported("--checkpoint", "first-epoch0001"));
        Assert.Multiple(() =>
        {
            Assert.That(Exported("--checkpoint", "first-epoch0002"), Is.EqualTo(last));
            Assert.That(first, Is.Not.EqualTo(last));
            Assert.That(
                Encoding.Latin1.GetString(last),
                Does.Contain("standardize").And.Contain("deviation").And.Match("""mean":\[0\.\d+\]""")
                    .And.Contain("""["0","1","2","3","4","5","6","7","8","9"]"""));
        });
    }

    [Test]
    public void All_layers_that_cannot_be_exported_are_one_error_of_the_input()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path, SmallManifest.Layers.Replace("max_pooling2d", "median_pooling2d"));
        var run = Lab.Run(folder.Path, "run", "small.json", "--set", "training.epochs=1", "--json");
        Assert.That(run.ExitCode, Is.Zero, run.Messages);
        var directory = Directory.GetDirectories(Path.Combine(folder.Path, "runs", "small")).Single();
        var export = Lab.Run(folder.Path, "export", directory, "--format", "onnx");
        Assert.Multiple(() =>
        {
            Assert.That(export.ExitCode, Is.EqualTo(2));
            Assert.That(export.Messages, Does.Contain("'pool1' (median_pooling2d)"));
        });
    }
}
