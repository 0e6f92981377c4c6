using CnnLab.TestKit;
using static CnnLab.Cli.Tests.Refusal;

namespace CnnLab.Cli.Tests;

/// <summary>Trainings whose parts do not go together: known before anything is trained.</summary>
public sealed class TrainingInputTests
{
    [Test]
    public void A_crossentropy_behind_a_network_without_softmax_is_worth_a_warning()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(folder.Path, "validate", "small.json", "--set", "model.layers.out.activation=null");
        Assert.That(answer.ExitCode, Is.Zero);
        Assert.That(answer.Messages, Does.Match("warning: .*layer 'out' does not end with it. Set \"activation\": \"softmax\" there"));
    }

    private static string[] Watching(string callback, string split, params string[] more) =>
    [
        "validate", "small.json", "--set", "metrics=[\"accuracy\", {\"type\": \"recall\", \"per_class\": true}, "
            + "\"f1_score\", \"confusion_matrix\"]",
        "--set", $"training.callbacks=[{callback}]", "--set", $"training.validation_split={split}", .. more,
    ];

    [TestCase("val_acc", "0.2", "Did you mean 'val_accuracy'? It measures loss, accuracy, recall, f1_score, val_loss, "
        + "val_accuracy, val_recall, val_f1_score.")]
    [TestCase("val_acuracy", "0", "Did you mean 'val_accuracy'? It measures loss, accuracy, recall, f1_score; "
        + "val_ metrics need training.validation_split.")]
    [TestCase("val_loss", "0", "which there is only with training.validation_split: the scored images are never shown")]
    [TestCase("val_f1_score.3", "0.2", "which this training does not measure.")]
    [TestCase("confusion_matrix", "0.2", "which this training does not measure.")]
    [TestCase("test_loss", "0.2", "no callback sees the scored images")]
    public void A_callback_that_watches_what_is_not_measured_is_refused_before_training(
        string monitor, string split, string expected)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var messages = Refused(
            folder, Watching($"{{\"type\": \"early_stopping\", \"monitor\": \"{monitor}\"}}", split)).Messages;
        Assert.That(messages, Does.Contain(
            $"error: training.callbacks[0].monitor: 'early_stopping' watches '{monitor}'").And.Contain(expected));
        Assert.That(messages, Does.Not.Contain("warning: training.callbacks"), "What is said once is said.");
    }

    [TestCase("{\"type\": \"early_stopping\", \"monitor\": \"val_recall.3\"}")]
    [TestCase("{\"type\": \"reduce_on_plateau\", \"monitor\": \"val_f1_score\"}")]
    [TestCase("{\"type\": \"model_checkpoint\", \"monitor\": \"accuracy\"}")]
    [TestCase("{\"type\": \"model_checkpoint\", \"monitor\": \"nobody_looks\", \"save_best_only\": false}")]
    public void A_callback_that_watches_what_is_measured_is_taken(string callback)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(folder.Path, Watching(callback, "0.2"));
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(answer.Messages, Does.Not.Contain("watches"));
    }

    [TestCase("val_margin.smallest", 0, "")]
    [TestCase("val_margin.smalest", 0, "warning: training.callbacks[0].metric: 'stop_above' watches "
        + "'val_margin.smalest', a part that its metric may not have. Did you mean 'val_margin.smallest'?")]
    [TestCase("val_margn", 2, "error: training.callbacks[0].metric: 'stop_above' watches 'val_margn', which this training "
        + "does not measure. Did you mean 'val_margin'?")]
    public void A_strangers_callback_and_metric_are_held_to_the_same(string watched, int exitCode, string expected)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(folder.Path, Watching(
            $"{{\"type\": \"stop_above\", \"metric\": \"{watched}\"}}", "0.2", "--set", "metrics=[\"margin\"]",
            "--plugins", Lab.TestPlugin("Sample.Good")));
        Assert.That(answer.ExitCode, Is.EqualTo(exitCode), answer.Messages);
        Assert.That(answer.Messages, Does.Contain(expected));
    }

    [TestCase("categorical_crossentropy")]
    [TestCase("categorical_focal_crossentropy")]
    public void Class_weights_for_another_number_of_classes_are_refused_before_training(string loss)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        string[] Weighed(string weights) =>
        [
            "validate", "small.json", "--set", $"loss={{\"type\": \"{loss}\", \"class_weights\": [{weights}]}}",
        ];
        Assert.That(
            Refused(folder, Weighed("1, 2, 3")).Messages,
            Does.Match(
                "error: loss: class_weights has 3 numbers, the network has 10 classes. Expected one for each class."));
        Assert.That(Lab.Run(folder.Path, Weighed("1, 2, 3, 1, 1, 1, 1, 1, 1, 1")).ExitCode, Is.Zero);
    }

    [TestCase("categorical_crossentropy", "softmax", "softmax")]
    [TestCase("kl_divergence", "softmax", "softmax")]
    [TestCase("categorical_focal_crossentropy", "softmax", "softmax")]
    [TestCase("binary_crossentropy", "sigmoid", "sigmoid")]
    [TestCase("binary_crossentropy", "softmax", "sigmoid")]
    public void A_loss_of_logits_behind_a_network_that_gives_probabilities_is_worth_a_warning(
        string loss, string activation, string applied)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        string[] ofLogits =
        [
            "validate", "small.json", "--set", $"loss={{\"type\": \"{loss}\", \"from_logits\": true}}", "--set",
        ];
        var twice = Lab.Run(folder.Path, [.. ofLogits, $"model.layers.out.activation={activation}"]);
        Assert.That(twice.ExitCode, Is.Zero, twice.Messages);
        Assert.That(twice.Messages, Does.Match(
            $"small.json:[0-9]+:[0-9]+: warning: .*the loss '{loss}' expects logits, which it puts through {applied} itself, "
            + $"and layer 'out' ends with {activation}"));
        var once = Lab.Run(folder.Path, [.. ofLogits, "model.layers.out.activation=null"]);
        Assert.That(once.Messages, Does.Not.Contain("expects logits"));
    }

    [Test]
    public void Mixed_targets_need_a_loss_that_takes_them()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        string[] mixing = ["validate", "small.json", "--set", "dataset.augmentation=[{\"type\": \"mixup\"}]"];
        Assert.That(Lab.Run(folder.Path, mixing).ExitCode, Is.Zero);
        var answer = Lab.Run(folder.Path, [.. mixing, "--set", "loss.type=categorical_hinge"]);
        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(
            answer.Messages,
            Does.Contain("'mixup' mixes the targets of images, and the loss 'categorical_hinge'"));
    }

    [Test]
    public void An_augmentation_of_single_images_behind_one_of_batches_is_refused()
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        Assert.That(
            Refused(folder, "validate", "small.json", "--set", "dataset.augmentation=[\"mixup\", \"random_flip\"]").Messages,
            Does.Contain("error: dataset.augmentation[1]: 'random_flip' changes single images and comes after 'mixup', "
                + "which changes a whole batch. Expected those of batches last."));
        var inOrder = Lab.Run(
            folder.Path, "validate", "small.json", "--set", "dataset.augmentation=[\"random_flip\", \"mixup\", \"cutmix\"]");
        Assert.That(inOrder.ExitCode, Is.Zero, inOrder.Messages);
    }

    [TestCase("3", "null", "rises for 3 epochs and training has 2: it never gets to the top.")]
    [TestCase("2", "\"cosine\"", "rises for 2 epochs, which is all that training has: 'cosine' never begins.")]
    [TestCase("1", "{\"type\": \"warmup\", \"epochs\": 2}", "rises for 2 epochs and training has 1")]
    [TestCase("2", "null", null)]
    [TestCase("1", "\"cosine\"", null)]
    public void A_warm_up_that_is_longer_than_the_training_is_worth_a_warning(string epochs, string after, string? expected)
    {
        using var folder = new TempFolder();
        SmallManifest.Write(folder.Path);
        var answer = Lab.Run(
            folder.Path, "validate", "small.json", "--set",
            $"training.learning_rate_schedule={{\"type\": \"warmup\", \"epochs\": {epochs}, \"after\": {after}}}");
        Assert.That(answer.ExitCode, Is.Zero, answer.Messages);
        Assert.That(
            answer.Messages,
            expected is null
                ? Does.Not.Contain("learning rate")
                : Does.Contain("warning: training.learning_rate_schedule: 'warmup': the learning rate " + expected));
    }
}
