using System.Text.Json.Nodes;
using CsCheck;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class ResolvedTests
{
    private static readonly TestCatalog Catalog = TestCatalog.Usual();

    private static string Resolved(string text) => ManifestWriter.WriteResolved(Some.Bound(text), Catalog);

    [Test]
    public void Every_default_is_filled_in_and_every_component_notes_its_plugin()
    {
        const string Expected = """
            {
              "manifest_version": 1,
              "name": "small",
              "description": null,
              "plugins": [],
              "seed": 42,
              "compute": {
                "provider": "auto",
                "threads": null
              },
              "dataset": {
                "type": "mnist",
                "x_plugin": "CnnLab.Plugins.Basics 0.1.0",
                "normalize": "unit",
                "augmentation": [],
                "train_limit": null,
                "test_limit": null,
                "sha256": null,
                "path": null,
                "mirrors": []
              },
              "model": {
                "initial_weights": null,
                "layers": [
                  {
                    "name": "conv1",
                    "type": "conv2d",
                    "x_plugin": "CnnLab.Plugins.Basics 0.1.0",
                    "filters": 32,
                    "kernel_size": 3,
                    "padding": "valid",
                    "activation": {
                      "type": "relu",
                      "x_plugin": "CnnLab.Plugins.Basics 0.1.0"
                    },
                    "kernel_initializer": {
                      "type": "glorot_uniform",
                      "x_plugin": "CnnLab.Plugins.Basics 0.1.0"
                    }
                  },
                  {
                    "name": "pool1",
                    "type": "max_pooling2d",
                    "x_plugin": "CnnLab.Plugins.Pooling 0.1.0",
                    "pool_size": 2,
                    "strides": null,
                    "padding": "valid"
                  },
                  {
                    "name": "flatten_1",
                    "type": "flatten",
                    "x_plugin": "CnnLab.Plugins.Basics 0.1.0"
                  },
                  {
                    "name": "out",
                    "type": "dense",
                    "x_plugin": "CnnLab.Plugins.Basics 0.1.0",
                    "units": 10,
                    "activation": {
                      "type": "softmax",
                      "x_plugin": "CnnLab.Plugins.Basics 0.1.0"
                    }
                  }
                ]
              },
              "loss": {
                "type": "categorical_crossentropy",
                "x_plugin": "CnnLab.Plugins.Basics 0.1.0"
              },
              "metrics": [
                {
                  "type": "accuracy",
                  "x_plugin": "CnnLab.Plugins.Basics 0.1.0"
                }
              ],
              "optimizer": {
                "type": "sgd",
                "x_plugin": "CnnLab.Plugins.Basics 0.1.0",
                "learning_rate": 0.01,
                "momentum": 0
              },
              "training": {
                "epochs": 10,
                "batch_size": 32,
                "shuffle": true,
                "validation_split": 0,
                "learning_rate_schedule": null,
                "gradient_clipping": null,
                "weight_average": null,
                "callbacks": []
              },
              "cross_validation": {
                "type": "hold_out",
                "test_size": null
              },
              "comparison": null,
              "output": {
                "directory": "runs",
                "reports": [
                  "html"
                ]
              },
              "execution": {
                "executor": null,
                "max_parallel_runs": null,
                "threads_per_run": null,
                "timeout_minutes": null,
                "memory_limit_megabytes": null,
                "on_failure": "continue",
                "max_retries": 0,
                "checkpoint_minutes": 10
              }
            }

            """;
        Assert.That(Resolved(Some.Manifest), Is.EqualTo(Expected));
    }

    [Test]
    public void The_words_and_the_order_of_the_file_do_not_matter()
    {
        var other = Some.Manifest
            .Replace("\"manifest_version\": 1,", "").Replace("\"small\",", "\"small\", \"manifest_version\": 1, "
                + "\"x_note\": 1,")
            .Replace("\"learning_rate\"", "\"lr\"")
            .Replace("\"filters\"", "\"out_channels\"")
            .Replace("\"relu\"", "{ \"type\": \"relu\" }")
            .Replace("\"pool_size\": 2", "\"kernel_size\": [2, 2]")
            .Replace("\"flatten\"", "{ \"type\": \"cnn_lab/flatten\" }");
        Assert.That(Resolved(other), Is.EqualTo(Resolved(Some.Manifest)));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);

    private static readonly Gen<string> Layers = Gen.OneOf(
        Gen.Select(
            Gen.Int[1, 99],
            OneOf("3", "[1, 5]", "[7, 2]"),
            OneOf("\"same\"", "0", "[1, 2]", "[[0, 1], [2, 3]]"),
            OneOf("null", "\"relu\"", "{ \"type\": \"leaky_relu\", \"negative_slope\": 0.125 }")).Select(c =>
            $$"""{ "type": "conv2d", "filters": {{c.Item1}}, "kernel_size": {{c.Item2}}, "padding": {{c.Item3}},"""
            + $$""" "activation": {{c.Item4}} }"""),
        Gen.Select(Gen.Float[0, 0.9f], Gen.Double.Unit, Gen.ULong, Gen.Long, Gen.String.Where(Plain)).Select(c =>
            $$"""{ "type": "every", "single": {{c.Item1}}, "unbounded": {{c.Item2}}, "unsigned": {{c.Item3}},"""
            + $$""" "long": {{c.Item4}}, "text": {{Quoted(c.Item5)}} }"""),
        OneOf("\"flatten\"", "{ \"ref\": \"pool\" }", "\"relu\"", "{ \"type\": \"my_lab/soft_pooling2d\", "
            + "\"strides\": 3 }"));

    private static bool Plain(string text) => !text.Any(char.IsSurrogate);

    private static string Quoted(string text) => JsonValue.Create(text).ToJsonString();

    [Test]
    public void A_resolved_manifest_binds_to_an_equal_one() =>
        Gen.Select(Layers.Array[1, 6], Gen.ULong, OneOf("\"hold_out\"", "{ \"type\": \"hold_out\", \"test_size\": "
            + "0.25 }", "\"stratified_k_fold\"",
            "{ \"type\": \"k_fold\", \"n_splits\": 3 }"), OneOf("\"adam\"", "{ \"type\": \"sgd\", \"momentum\": 0.9 "
                + "}")).Sample(
            (layers, seed, split, optimizer) =>
            {
                var text = $$"""
                    {
                      "manifest_version": 1, "name": "round-trip", "seed": {{seed}}, "dataset": { "type": "mnist", "train_limit": 100 },
                      "components": { "pool": "max_pooling2d" }, "model": { "layers": [{{string.Join(", ", layers)}}] },
                      "loss": "categorical_crossentropy", "optimizer": {{optimizer}}, "cross_validation": {{split}}
                    }
                    """;
                var first = Some.Bound(text);
                var resolved = ManifestWriter.WriteResolved(first, Catalog);
                var (second, findings) = Some.Bind(resolved);
                Assert.That(findings, Is.Empty);
                Assert.That(second, Is.EqualTo(first).Using(new SameManifest()));
                Assert.That(ManifestWriter.WriteResolved(second!, Catalog), Is.EqualTo(resolved));
            },
            iter: 300);

    /// <summary>Compares values property by property, since lists in records are equal only to themselves.</summary>
    private sealed class SameManifest : IEqualityComparer<Manifest>
    {
        public bool Equals(Manifest? x, Manifest? y) => Same(x, y);

        public int GetHashCode(Manifest obj) => obj.Name.GetHashCode(StringComparison.Ordinal);

        private static bool Same(object? a, object? b)
        {
            if (a is null || b is null) return a is null && b is null;
            if (a is System.Collections.IList x && b is System.Collections.IList y)
                return x.Count == y.Count && Enumerable.Range(0, x.Count).All(i => Same(x[i], y[i]));
            if (a.GetType() != b.GetType()) return false;
            return a.GetType().GetMethod("<Clone>$") is null || a is Padding2D or Size2D
                ? a.Equals(b)
                : a.GetType().GetProperties().All(property => Same(property.GetValue(a), property.GetValue(b)));
        }
    }
}
