using System.Globalization;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class SweepTests
{
    private static SweepExpansion Expand(string sweep) =>
        SweepExpander.Expand(Some.Document(Some.With($"\"sweep\": {sweep}")));

    private static string[] Titles(string sweep)
    {
        var expansion = Expand(sweep);
        Assert.That(expansion.Findings.Where(finding => finding.Severity == Severity.Error), Is.Empty);
        return [.. expansion.Trials.Select(trial => trial.Title)];
    }

    private static string[] Errors(string sweep) =>
    [
        .. Expand(sweep).Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message),
    ];

    private static Manifest Bound(Trial trial)
    {
        var (manifest, findings) = Some.Bind(trial.Document);
        Assert.That(manifest, Is.Not.Null, () => string.Join('\n', findings));
        return manifest!;
    }

    [Test]
    public void A_manifest_without_a_sweep_is_its_own_only_trial()
    {
        var document = Some.Document();
        var (trials, findings) = SweepExpander.Expand(document);
        Assert.That((trials.Single().Document, trials.Single().Title, findings.Count), Is.EqualTo((document, "", 0)));
    }

    [Test]
    public void A_grid_has_every_combination_and_the_first_parameter_changes_most_slowly() =>
        Assert.That(
            Titles("""
                { "parameters": {
                  "components.pool": { "values": [
                    { "label": "max", "type": "max_pooling2d", "pool_size": 2 }, { "type": "average_pooling2d" } ] },
                  "optimizer.learning_rate": { "values": [0.05, 0.01] } } }
                """),
            Is.EqualTo(new[]
            {
                "components.pool=max, optimizer.learning_rate=0.05",
                "components.pool=max, optimizer.learning_rate=0.01",
                "components.pool=average_pooling2d, optimizer.learning_rate=0.05",
                "components.pool=average_pooling2d, optimizer.learning_rate=0.01",
            }));

    [Test]
    public void What_was_chosen_is_in_the_manifest_of_the_trial_and_a_new_type_replaces_the_node()
    {
        var trials = Expand("""
            { "parameters": { "components.pool": { "values": [{ "type": "average_pooling2d", "strides": 1 }] },
              "model.layers.conv1.filters": { "values": [7] }, "optimizer": { "values": ["adam"] } } }
            """).Trials;
        var manifest = Bound(trials.Single());
        Assert.Multiple(() =>
        {
            Assert.That(manifest.Model.Layers[1].Component.Type, Is.EqualTo("average_pooling2d"));
            Assert.That(((PoolingOptions)manifest.Model.Layers[1].Component.Options!).PoolSize, Is.EqualTo((Size2D)2));
            Assert.That(((ConvOptions)manifest.Model.Layers[0].Component.Options!).Filters, Is.EqualTo(7));
            Assert.That(manifest.Optimizer.Options, Is.EqualTo(new AdamOptions()));
        });
    }

    [Test]
    public void Zipped_parameters_change_together() =>
        Assert.That(
            Titles("""
                { "parameters": { "seedling": { "values": [1] }, "training.epochs": { "values": [1, 2] },
                  "optimizer.learning_rate": { "values": [0.1, 0.2] } },
                  "zip": [["training.epochs", "optimizer.learning_rate"]] }
                """),
            Is.EqualTo(new[]
            {
                "seedling=1, training.epochs=1, optimizer.learning_rate=0.1",
                "seedling=1, training.epochs=2, optimizer.learning_rate=0.2",
            }));

    [Test]
    public void Excluded_combinations_are_left_out_and_counted()
    {
        var expansion = Expand("""
            { "parameters": { "training.epochs": { "values": [1, 2] }, "training.batch_size": { "values": [8, 16] } },
              "exclude": [{ "training.epochs": 2, "training.batch_size": 8, "optimizer.learning_rate": 1e-2 }] }
            """);
        Assert.That(expansion.Trials.Select(trial => trial.Title), Is.EqualTo(new[]
        {
            "training.epochs=1, training.batch_size=8", "training.epochs=1, training.batch_size=16",
            "training.epochs=2, training.batch_size=16",
        }));
        Assert.That(expansion.Findings.Single().Message, Is.EqualTo("1 combination is excluded."));
    }

    [Test]
    public void A_conditional_parameter_is_set_only_where_its_condition_holds_and_makes_no_duplicates()
    {
        var expansion = Expand("""
            { "parameters": { "optimizer": { "values": [{ "type": "sgd" }, { "type": "adam" }] },
              "optimizer.momentum": { "values": [0, 0.9], "when": { "optimizer.type": "sgd" } } } }
            """);
        Assert.That(expansion.Trials.Select(trial => trial.Title), Is.EqualTo(new[]
        {
            "optimizer=sgd, optimizer.momentum=0", "optimizer=sgd, optimizer.momentum=0.9", "optimizer=adam",
        }));
        Assert.That(expansion.Findings.Single().Message, Is.EqualTo("1 combination is the same as another and runs once."));
    }

    [Test]
    public void Seeds_are_repeats_of_every_combination()
    {
        var trials = Expand("""{ "parameters": { "training.epochs": { "values": [1, 2] } }, "seeds": [1, 2] }""").Trials;
        Assert.That(trials.Select(trial => Bound(trial).Seed), Is.EqualTo(new ulong[] { 1, 2, 1, 2 }));
        Assert.That(trials[3].Title, Is.EqualTo("training.epochs=2, seed=2"));
    }

    [Test]
    public void A_list_names_its_combinations() =>
        Assert.That(
            Titles("""
                { "method": "list", "list": [{ "training.epochs": 1, "optimizer.learning_rate": 0.5 }, { "training.epochs": 3 }] }
                """),
            Is.EqualTo(new[] { "training.epochs=1, optimizer.learning_rate=0.5", "training.epochs=3" }));

    [Test]
    public void A_list_may_name_the_same_value_in_several_combinations() =>
        Assert.That(
            Titles("""
                { "method": "list", "list": [
                  { "components.pool": { "type": "average_pooling2d" }, "training.epochs": 1 },
                  { "components.pool": { "type": "average_pooling2d" }, "training.epochs": 2 },
                  { "components.pool": { "label": "wide", "type": "average_pooling2d", "pool_size": 3 } }] }
                """),
            Is.EqualTo(new[]
            {
                "components.pool=average_pooling2d, training.epochs=1",
                "components.pool=average_pooling2d, training.epochs=2", "components.pool=wide",
            }));

    [Test]
    public void Max_runs_leaves_out_the_last_and_says_so()
    {
        var expansion = Expand("""{ "parameters": { "training.epochs": { "values": [1, 2, 3] } }, "max_runs": 2 }""");
        Assert.That(expansion.Trials, Has.Count.EqualTo(2));
        Assert.That(expansion.Findings.Single().Message, Is.EqualTo("`max_runs` 2 leaves out 1 run."));
    }

    [Test]
    public void Random_values_keep_within_their_bounds_and_are_the_same_every_time()
    {
        const string Sweep = """
            { "method": "random", "samples": 200, "parameters": {
              "optimizer.learning_rate": { "distribution": "log_uniform", "min": 0.0001, "max": 1 },
              "training.epochs": { "distribution": "integer", "min": 2, "max": 4 },
              "components.pool.type": { "values": ["max_pooling2d", "average_pooling2d"] } } }
            """;
        var trials = Expand(Sweep).Trials;
        double[] rates = [.. trials.Select(trial => double.Parse(trial.Labels["optimizer.learning_rate"], CultureInfo.InvariantCulture))];
        Assert.Multiple(() =>
        {
            Assert.That(rates, Is.All.InRange(0.0001, 1));
            Assert.That(rates.Count(rate => rate < 0.01), Is.InRange(70, 130), "half of them on a logarithmic scale");
            Assert.That(trials.Select(trial => trial.Labels["training.epochs"]).Distinct(), Is.EquivalentTo(new[] { "2", "3", "4" }));
            Assert.That(Titles(Sweep), Is.EqualTo(trials.Select(trial => trial.Title)));
        });
    }

    [Test]
    public void Another_parameter_leaves_the_draws_of_the_others_alone()
    {
        const string Rate = """ "optimizer.learning_rate": { "distribution": "uniform", "min": 0.1, "max": 1 } """;
        static string[] Rates(string parameters) =>
        [
            .. Expand($"{{ \"method\": \"random\", \"samples\": 5, \"parameters\": {{ {parameters} }} }}").Trials
                .Select(trial => trial.Labels["optimizer.learning_rate"]),
        ];
        Assert.That(
            Rates(""" "training.epochs": { "distribution": "integer", "min": 1, "max": 1000 }, """ + Rate), Is.EqualTo(Rates(Rate)));
    }

    [Test]
    public void A_wrong_value_is_found_where_the_sweep_has_it()
    {
        var trial = Expand("""{ "parameters": { "model.layers.conv1.filters": { "values": [0] } } }""").Trials.Single();
        Assert.That(
            Some.Bind(trial.Document).Texts().Single(),
            Does.StartWith("x.json:").And.Contains("error: model.layers[0].filters: Expected a whole number from 1, received 0."));
    }

    [Test]
    public void A_wrong_path_is_found_where_the_sweep_has_it()
    {
        var trial = Expand("""{ "parameters": { "optimizer.learning_rat": { "values": [0.1] } } }""").Trials.Single();
        Assert.That(
            Some.Bind(trial.Document).Texts().Single(),
            Does.Match(@"^x\.json:\d+:\d+: error: optimizer\.learning_rat: .*Did you mean `learning_rate`\?"));
    }

    private const string Condition = """
        { "parameters": { "optimizer": { "values": ["sgd", { "label": "new", "type": "adam" }] },
          "training.epochs": { "values": [1, 2] WHEN } } EXCLUDE }
        """;

    [TestCase("""{ "optimizer": "ne" }""", "No trial has `ne` as `optimizer`. Did you mean `new`?")]
    [TestCase("""{ "optimizer": ["new", "nobody"] }""", "No trial has `nobody` as `optimizer`. Known: `sgd`, `new`")]
    [TestCase("""{ "training.epochs": 3 }""", "No trial has `3` as `training.epochs`.")]
    [TestCase("""{ "training.epoch": 1 }""", "No trial has a `training.epoch`. Did you mean `training.epochs`?")]
    public void A_condition_that_no_trial_fulfils_is_an_error_at_its_place(string condition, string message)
    {
        var exclude = Condition.Replace("EXCLUDE", $", \"exclude\": [{condition}]").Replace("WHEN", "");
        var finding = Expand(exclude).Findings.First(finding => finding.Severity == Severity.Error);
        Assert.That((finding.Source, finding.Line > 0), Is.EqualTo(("x.json", true)));
        Assert.That(finding.Message, Does.StartWith(message));
        if (condition.Contains("epoch")) return;
        var when = Condition.Replace("EXCLUDE", "").Replace("WHEN", $", \"when\": {condition}");
        Assert.That(Errors(when), Has.Some.StartsWith(message));
    }

    [TestCase("""{ "optimizer": "new" }""")]
    [TestCase("""{ "optimizer.type": "adam" }""")]
    [TestCase("""{ "loss": "categorical_crossentropy", "optimizer": ["sgd", "new"] }""")]
    public void A_condition_may_ask_for_labels_for_what_values_bring_and_for_the_manifest_itself(string condition) =>
        Assert.That(
            Errors(Condition.Replace("EXCLUDE", "").Replace("WHEN", $", \"when\": {condition}")), Is.Empty);

    [Test]
    public void Values_that_never_come_together_exclude_nothing_and_that_is_said()
    {
        var finding = Expand("""
            { "parameters": { "training.epochs": { "values": [1, 2] }, "training.batch_size": { "values": [8, 16] } },
              "zip": [["training.epochs", "training.batch_size"]],
              "exclude": [{ "training.epochs": 1, "training.batch_size": 16 }] }
            """).Findings.Single();
        Assert.That((finding.Severity, finding.Message), Is.EqualTo((Severity.Warning, "No combination has all of these values.")));
    }

    [Test]
    public void What_a_random_sweep_could_draw_may_be_excluded_even_if_it_is_not_drawn() =>
        Assert.That(
            Errors("""
                { "method": "random", "samples": 1, "parameters": { "training.epochs": { "values": [1, 2, 3] } },
                  "exclude": [{ "training.epochs": 1 }, { "training.epochs": 2 }, { "training.epochs": 3 }] }
                """),
            Has.None.StartsWith("No trial has"));

    [Test]
    public void An_alias_in_the_file_gives_way_to_the_swept_parameter()
    {
        var document = Some.Document(
            Some.With("\"sweep\": { \"parameters\": { \"optimizer.learning_rate\": { \"values\": [0.5] } } }")
                .Replace("\"learning_rate\": 0.01", "\"lr\": 0.01"));
        var manifest = Bound(SweepExpander.Expand(document).Trials.Single());
        Assert.That(((SgdOptions)manifest.Optimizer.Options!).LearningRate, Is.EqualTo(0.5f));
    }

    [TestCase("[]", "Expected an object with `parameters`, received [].")]
    [TestCase("{}", "The sweep changes nothing. Expected `parameters` or `seeds`.")]
    [TestCase("""{ "parameter": {} }""", "`parameter` is not a key of a sweep. Did you mean `parameters`?")]
    [TestCase("""{ "parameters": { "seed": { "values": [1] } } }""", "A seed is no parameter.")]
    [TestCase("""{ "parameters": { "a b": { "values": [1] } } }""", "`a b` is not a path.")]
    [TestCase("""{ "parameters": { "seed_": [1] } }""", "Expected { \"values\": [...] } or a distribution, received [1].")]
    [TestCase("""{ "parameters": { "name": { "values": [] } } }""", "Expected a list of at least one value, received [].")]
    [TestCase("""{ "parameters": { "name": { } } }""", "`values` is missing.")]
    [TestCase("""{ "parameters": { "name": { "values": ["a", "a"] } } }""", "Two values are called `a`.")]
    [TestCase("""{ "parameters": { "name": { "values": ["a"] } }, "zip": [["name", "nam"]] }""", "`nam` is no parameter of the sweep. Did you mean `name`?")]
    [TestCase("""{ "parameters": { "name": { "values": ["a"] }, "x": { "values": [1, 2] } }, "zip": [["name", "x"]] }""", "Parameters that change together need as many values each: `name` has 1, `x` has 2.")]
    [TestCase("""{ "parameters": { "x": { "distribution": "uniform", "min": 1, "max": 2 } } }""", "A distribution of numbers needs `\"method\": \"random\"`.")]
    [TestCase("""{ "method": "random", "parameters": { "x": { "values": [1] } } }""", "A random sweep needs `samples`")]
    [TestCase("""{ "method": "random", "samples": 1, "parameters": { "x": { "distribution": "log_uniform", "min": 0, "max": 2 } } }""", "Expected `min` and `max`, above 0, the first not above the second.")]
    [TestCase("""{ "method": "random", "samples": 1, "parameters": { "x": { "distribution": "integer", "min": 2.2, "max": 2.8 } } }""", "There is no whole number from `min` to `max`.")]
    [TestCase("""{ "parameters": { "x": { "values": [1, 2] }, "y": { "values": [1, 2] }, "z": { "values": [1, 2] } }, "zip": [["x", "y"], ["y", "z"]] }""", "`y` is there more than once. Expected each parameter in one group, once.")]
    [TestCase("""{ "method": "random", "samples": 1, "parameters": { "x": { "distribution": "uniform", "min": 1, "max": 2 }, "y": { "distribution": "uniform", "min": 1, "max": 2 } }, "zip": [["x", "y"]] }""", "`x` is drawn from a distribution. Expected parameters with `values`.")]
    [TestCase("""{ "seeds": [3, 1, 3] }""", "The seed 3 is there more than once. Expected each seed once: it repeats nothing.")]
    [TestCase("""{ "method": "list", "list": [{ "x": { "type": "a", "n": 1 } }, { "x": { "type": "a", "n": 2 } }] }""", "Two values are called `a`. Expected a `\"label\"` of its own in each.")]
    [TestCase("""{ "parameters": { "optimizer.momentum": { "values": [0, 0.9] }, "optimizer": { "values": ["sgd"] } } }""", "`optimizer` replaces `optimizer.momentum`, which is set before. Expected it in front of that.")]
    [TestCase("""{ "method": "list", "list": [{ "optimizer.momentum": 0.9, "optimizer": "sgd" }] }""", "`optimizer` replaces `optimizer.momentum`, which is set before. Expected it in front of that.")]
    [TestCase("""{ "parameters": { "training.epochs": { "values": [1], "when": { "optimizer.type": "sgd" } }, "optimizer": { "values": ["sgd"] } } }""", "`when` of `training.epochs` depends on `optimizer`. Expected it in front of that.")]
    [TestCase("""{ "parameters": { "training.epochs": { "values": [1, 2] } }, "seeds": [1, 2], "exclude": [{ "training.epochs": 1, "seed": 1 }] }""", "`seed` is no condition: every combination runs with all seeds of the sweep.")]
    [TestCase("""{ "parameters": { "training.epochs": { "values": [1, 2], "when": { "seed": 42 } } }, "seeds": [1, 42] }""", "`seed` is no condition")]
    [TestCase("""{ "parameters": { "training.epochs": { "values": [1, 2], "when": { "seeds": [1] } } }, "seeds": [1, 42] }""", "`seeds` is no condition")]
    [TestCase("""{ "method": "list" }""", "A sweep by list needs `list`")]
    [TestCase("""{ "parameters": { "x": { "values": [1] } }, "exclude": [{ "x": 1 }] }""", "Every combination is excluded.")]
    public void What_is_wrong_with_a_sweep_is_said(string sweep, string message) =>
        Assert.That(Errors(sweep), Has.Some.StartsWith(message));

    [Test]
    public void A_grid_that_never_ends_is_refused() =>
        Assert.That(
            Errors($$"""{ "parameters": { {{string.Join(", ", Enumerable.Range(0, 9).Select(i => $"\"p{i}\": {{ \"values\": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] }}"))}} } }"""),
            Has.Some.StartsWith("The sweep has more than 100000 runs. Set `max_runs`."));
}
