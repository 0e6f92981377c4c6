using System.Text.Json.Nodes;
using CnnLab.Engine;

namespace CnnLab.Experiments.Tests.Comparison;

public class PairingProofTests
{
    private static readonly ComparedRun Max = VariantRun.Of("max", 1, 0.9, 0.8, 0.7);
    private static readonly ComparedRun Average = VariantRun.Of("average", 1, 0.9, 0.8, 0.7);

    private static IEnumerable<TestCaseData> Broken =>
    [
        Case("another seed", Average.With(p => p with { Seed = 2 }), "The seed is 1 in max-1 and 2 in average-1."),
        Case("another fold plan", Average with { Folds = VariantRun.Of("average", 2, 0.9, 0.8, 0.7).Folds },
            "The list of scored images of repeat 1, fold 3 is "),
        Case("fewer folds", Average with { Folds = [.. Average.Folds.Take(2)] },
            "The number of folds is 3 in max-1 and 2 in average-1."),
        Case("folds in another order", Average with { Folds = [.. Average.Folds.Reverse()] },
            "The order of the folds is (1, 1) in max-1 and (1, 3) in average-1."),
        Case("other training images", WithTraining(Average, "abcd"), "The list of training images of repeat 1, fold 1"),
        Case("other validation images", WithValidation(Average, "abcd"),
            "The list of validation images of repeat 1, fold 1"),
        Case("another plugin build",
            Average.With(p => p with { Plugins = [p.Plugins[0] with { Sha256 = "ef01" }] }),
            "The build of the plugin my_lab is abcd in max-1 and ef01 in average-1."),
        Case("other data", Average.With(p => p with { DataFingerprint = "e2e2" }), "The data's fingerprint is d1d1"),
        Case("other initial weights", Average.With(p => p with { InitialWeightsSha256 = "aa" }),
            "The file of initial weights is absent in max-1 and aa in average-1."),
        Case("another program", Average.With(p => p with { ProductVersion = "0.2.0" }),
            "The version of cnnlab is 0.1.0"),
        Case("another batch size", Average.With("training.batch_size", 64),
            "training.batch_size is 32 in max-1 and 64 in average-1."),
        Case("another optimizer", Average.With("optimizer.type", "adam"), "optimizer.type is \"sgd\""),
        Case("fewer images", Average.With("dataset.train_limit", 100), "dataset.train_limit is absent"),
        Case("a layer that the factor does not touch", Average.With("model.layers.conv1.filters", 32),
            "model.layers[0].filters is 16 in max-1 and 32 in average-1."),
        Case("another batch order", Average.Hashed(fold => fold with { BatchOrders = ["e1-1-1", "e9-1-1"] }),
            "The batch order of repeat 1, fold 1, epoch 2 is e2-1-1 in max-1 and e9-1-1 in average-1."),
        Case("other weights of a layer that the factor does not touch",
            Average.Hashed(fold => fold with { InitialWeights = [Kernel("[16, 1, 3, 3]")] }),
            "The initial value of conv1/kernel in repeat 1, fold 1 is c1-1-1 in max-1 and c9 in average-1."),
        Case("no hashes", Average with { Pairing = null },
            "average-1 has no recorded hashes of its batch orders and initial weights: an earlier version"),
        Case("an epoch without a hash", Average.Hashed(fold => fold with { BatchOrders = ["e1-1-1", null] }),
            "average-1 has not all hashes of repeat 1, fold 1"),
        Case("no hash of weights", Average.Hashed(fold => fold with { InitialWeights = [] }),
            "average-1 has not all hashes of repeat 1, fold 1"),
    ];

    [Test]
    public void Seeds_of_one_variant_that_are_of_another_build_or_length_are_called_unpaired()
    {
        var second = VariantRun.Of("max", 2, 0.9, 0.8, 0.7);
        Assert.That(PairingProof.Within([Max, second]).IsPaired, Is.True);
        var rebuilt = second.With(p => p with { Plugins = [p.Plugins[0] with { Sha256 = "ef01" }] });
        Assert.That(
            PairingProof.Within([Max, rebuilt]).Differences,
            Is.EqualTo(new[] { "The build of the plugin my_lab is abcd in max-1 and ef01 in max-2." }));
        Assert.That(
            PairingProof.Within([Max, second.With("training.epochs", 20)]).Differences,
            Has.Some.Contains("training.epochs is "));
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_pairing_is_called_unpaired_and_says_why(object run, string words)
    {
        var proof = PairingProof.Of([Max, (ComparedRun)run], VariantRun.Factor);
        Assert.That(proof.IsPaired, Is.False);
        Assert.That(proof.Differences, Has.Some.Contains(words));
    }

    [Test]
    public void What_the_first_variant_lacks_is_compared_among_the_others()
    {
        static ComparedRun With(string variant, string build, string weights, params string[] epochs)
        {
            var run = VariantRun.Of(variant, 1, 0.9, 0.8, 0.7);
            return run.With(p => p with { Plugins = [.. p.Plugins, new PluginProvenance("Gem", "1.0", build, "a")] })
                .Hashed(fold => fold with
                {
                    BatchOrders = [.. fold.BatchOrders, .. epochs],
                    InitialWeights = [.. fold.InitialWeights, new ParameterHash("dense/kernel", "[2]", weights)],
                });
        }

        var proof = PairingProof.Of(
            [Max, With("average", "aaa", "w1", "e3"), With("gem", "bbb", "w2", "e4"), With("lp", "aaa", "w1", "e3")],
            VariantRun.Factor);
        Assert.That(proof.Differences, Is.EqualTo((string[])
        [
            "The build of the plugin Gem is aaa in average-1 and bbb in gem-1.",
            "The batch order of repeat 1, fold 1, epoch 3 is e3 in average-1 and e4 in gem-1.",
            "The initial value of dense/kernel in repeat 1, fold 1 is w1 in average-1 and w2 in gem-1.",
        ]));
    }

    [Test]
    public void Variants_that_differ_in_the_factor_alone_are_paired()
    {
        var proof = PairingProof.Of([Max, Average, VariantRun.Of("gem", 1, 0, 0, 0)], VariantRun.Factor);
        Assert.That(proof.Differences, Is.Empty);
        Assert.That(proof.Remarks, Is.Empty);
    }

    [Test]
    public void Runs_that_stopped_at_different_epochs_are_compared_in_those_that_both_have()
    {
        var run = Average.Hashed(fold => fold with { BatchOrders = [.. fold.BatchOrders.Take(1)] });
        Assert.That(PairingProof.Of([Max, run], VariantRun.Factor).Differences, Is.Empty);
    }

    [Test]
    public void A_layer_whose_size_follows_from_the_factor_is_a_remark()
    {
        var run = Average.Hashed(fold => fold with { InitialWeights = [Kernel("[16, 2, 3, 3]")] });
        var proof = PairingProof.Of([Max, run], VariantRun.Factor);
        Assert.That(proof.IsPaired, Is.True);
        Assert.That(proof.Remarks, Is.EqualTo((string[])
        [
            "conv1/kernel is [16, 1, 3, 3] in max-1 and [16, 2, 3, 3] in average-1: components.pool changes the "
            + "layer's size, so its initial weights cannot be the same.",
        ]));
    }

    [TestCase("model.layers.block", "block/conv1/kernel", true)]
    [TestCase("model.layers.block", "block2/conv1/kernel", false)]
    [TestCase("model.layers.block", "outer/block/kernel", false)]
    [TestCase("model.layers.block.layers.conv1.filters", "block/left/conv1/kernel", true)]
    [TestCase("model.layers.block.layers.conv1", "block/conv2/kernel", false)]
    [TestCase("model.layers", "block/conv1/kernel", true)]
    [TestCase("optimizer", "block/conv1/kernel", false)]
    public void A_factor_touches_the_layers_that_it_is_in(string factor, string parameter, bool expected)
    {
        var run = Max with
        {
            Resolved = JsonNode.Parse("""
                {
                  "model": { "layers": [
                    { "name": "block", "type": "residual", "layers": [ { "name": "conv1", "filters": 3 } ] } ] },
                  "optimizer": { "type": "sgd" }
                }
                """)!.AsObject(),
        };
        Assert.That(TouchedLayers.Of(factor, run).Have(parameter), Is.EqualTo(expected));
    }

    [Test]
    public void A_factor_is_found_within_a_component_that_refers_to_it()
    {
        var run = Max with
        {
            Manifest = JsonNode.Parse("""
                {
                  "components": {
                    "pool": { "type": "a" }, "block": { "layers": [ { "type": "b" }, { "ref": "pool" } ] } },
                  "model": { "layers": [ { "type": "c" }, { "ref": "block" }, { "ref": "pool" } ] }
                }
                """),
        };
        Assert.That(
            FactorPlaces.Of("components.pool.pool_size", run),
            Is.EqualTo((string[])["model.layers[1].layers[1].pool_size", "model.layers[2].pool_size"]));
    }

    [Test]
    public void Words_places_on_the_disk_and_threads_do_not_matter()
    {
        var run = Average.With("name", "other").With("compute.threads", 8).With("dataset.path", "elsewhere")
            .With("dataset.x_plugin", "Data 1.1").With(p => p with { Threads = 8 });
        Assert.That(PairingProof.Of([Max, run], VariantRun.Factor).Differences, Is.Empty);
    }

    [Test]
    public void A_plugin_that_one_variant_alone_needs_is_part_of_the_factor()
    {
        var gem = new PluginProvenance("Gem", "1.0", "99", "Gem.dll");
        var run = Average.With(p => p with { Plugins = [.. p.Plugins, gem] });
        Assert.That(PairingProof.Of([Max, run], VariantRun.Factor).IsPaired, Is.True);
    }

    [Test]
    public void What_changes_the_rounding_alone_is_a_remark()
    {
        var proof = PairingProof.Of([Max, Average.With(p => p with { Provider = "mkl" })], VariantRun.Factor);
        Assert.That(proof.IsPaired, Is.True);
        Assert.That(proof.Remarks, Is.EqualTo((string[])
            ["The provider of matrix products is simd in max-1 and mkl in average-1."]));
    }

    [Test]
    public void Every_difference_is_told_and_of_every_run()
    {
        var proof = PairingProof.Of(
            [
                Max,
                Average.With("training.batch_size", 64).With("training.epochs", 7),
                Max.With("optimizer.learning_rate", 1),
            ],
            VariantRun.Factor);
        Assert.That(proof.Differences, Has.Count.EqualTo(3));
    }

    [Test]
    public void A_layer_is_a_factor_by_its_name_and_then_no_other_layer_may_differ()
    {
        var proof = PairingProof.Of([Max, Average], "model.layers.pool1");
        Assert.That(proof.Differences, Is.EqualTo((string[])
            ["model.layers[2].type is \"max_pooling2d\" in max-1 and \"average_pooling2d\" in average-1."]));
        Assert.That(PairingProof.Of([Max, Average], "model.layers.none").IsPaired, Is.False);
    }

    private static ParameterHash Kernel(string shape) => new("conv1/kernel", shape, "c9");

    private static ComparedRun WithTraining(ComparedRun run, string sha) => run with
    {
        Folds = [.. run.Folds.Select(fold => fold with { Training = fold.Training with { Sha256 = sha } })],
    };

    private static ComparedRun WithValidation(ComparedRun run, string sha) => run with
    {
        Folds = [.. run.Folds.Select(fold => fold with { Validation = fold.Validation with { Sha256 = sha } })],
    };

    private static TestCaseData Case(string what, ComparedRun run, string words) =>
        new TestCaseData(run, words).SetName($"A_broken_pairing_is_called_unpaired_and_says_why({what})");
}
