namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class BinderTests
{
    private const string Padding = "\"valid\", \"same\", a whole number from 0, [rows, columns] or [[top, bottom], "
        + "[left, right]]";
    private const string Names = "\"hold_out\", \"k_fold\", \"stratified_k_fold\"";
    private const string Activations = "Known: leaky_relu, relu, softmax.";

    private static EveryTypeOptions Bound(string member)
    {
        var manifest = Some.Bound(Some.WithLayer($$"""{ "type": "every", {{member}} }"""));
        return (EveryTypeOptions)manifest.Model.Layers[0].Component.Options!;
    }

    private static string[] Refused(string layer) => Some.Bind(Some.WithLayer(layer)).Texts();

    private static IEnumerable<TestCaseData> Good()
    {
        yield return Case("\"whole\": 10", o => o.Whole, 10);
        yield return Case("\"plain\": -7", o => o.Plain, -7);
        yield return Case("\"long\": -9000000000", o => o.Long, -9_000_000_000);
        yield return Case("\"unsigned\": 18446744073709551615", o => o.Unsigned, ulong.MaxValue);
        yield return Case("\"single\": 0.9", o => o.Single, 0.9f);
        yield return Case("\"double\": 1", o => o.Double, 1.0);
        yield return Case("\"unbounded\": -1e-300", o => o.Unbounded, -1e-300);
        yield return Case("\"flag\": false", o => o.Flag, false);
        yield return Case("\"text\": \"\"", o => o.Text, "");
        yield return Case("\"hex\": \"12ef\"", o => o.Hex, "12ef");
        yield return Case("\"hex\": null", o => o.Hex, null);
        yield return Case("\"choice\": \"best\"", o => o.Choice, Choice.Best);
        yield return Case("\"choice\": \"openblas\"", o => o.Choice, Choice.OpenBlas);
        yield return Case("\"optional\": 4", o => o.Optional, 4);
        yield return Case("\"optional\": null", o => o.Optional, null);
        yield return Case("\"size\": 3", o => o.Size, new Size2D(3, 3));
        yield return Case("\"size\": [3, 5]", o => o.Size, new Size2D(3, 5));
        yield return Case("\"optional_size\": [3, 5]", o => o.OptionalSize, new Size2D(3, 5));
        yield return Case("\"optional_size\": null", o => o.OptionalSize, null);
        yield return Case("\"padding\": \"valid\"", o => o.Padding, Padding2D.Valid);
        yield return Case("\"padding\": \"same\"", o => o.Padding, Padding2D.Same);
        yield return Case("\"padding\": 2", o => o.Padding, (Padding2D)2);
        yield return Case("\"padding\": [1, 2]", o => o.Padding, new Padding2D(PaddingMode.Explicit, 1, 1, 2, 2));
        yield return Case(
            "\"padding\": [[0, 1], [2, 3]]", o => o.Padding, new Padding2D(PaddingMode.Explicit, 0, 1, 2, 3));
        yield return Case("\"numbers\": [100, 1]", o => o.Numbers, new[] { 100, 1 });
        yield return Case("\"numbers\": []", o => o.Numbers, Array.Empty<int>());
        yield return Case("\"words\": [\"a\", \"b\"]", o => o.Words, new[] { "a", "b" });
        yield return Case("\"inner\": { \"depth\": 5 }", o => o.Inner, new InnerOptions { Depth = 5 });
        yield return Case(
            "\"component\": \"softmax\"", o => o.Component, new Component<Activation>("softmax", new NoOptions()));
        yield return Case(
            "\"component\": { \"type\": \"leaky_relu\", \"negative_slope\": 0.3 }",
            o => o.Component,
            new Component<Activation>("leaky_relu", new LeakyOptions { NegativeSlope = 0.3f }));
        yield return Case("\"split\": \"stratified_k_fold\"", o => o.Split, new StratifiedKFoldOptions());
        yield return Case(
            "\"split\": { \"type\": \"k_fold\", \"n_splits\": 3 }", o => o.Split, new KFoldOptions { NSplits = 3 });
        yield return Case("\"renamed\": 9", o => o.Original, 9);
        yield return Case("\"x_note\": { \"anything\": [1] }", o => o.Whole, 3);

        static TestCaseData Case(string member, Func<EveryTypeOptions, object?> read, object? expected) =>
            new TestCaseData(member, read, expected).SetArgDisplayNames(member);
    }

    [TestCaseSource(nameof(Good))]
    public void A_good_value_is_bound(string member, object read, object? expected) =>
        Assert.That(((Func<EveryTypeOptions, object?>)read)(Bound(member)), Is.EqualTo(expected));

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("whole", "0", "Expected a whole number from 1 to 10, received 0.");
        yield return Case("whole", "11", "Expected a whole number from 1 to 10, received 11.");
        yield return Case("whole", "\"three\"", "Expected a whole number from 1 to 10, received \"three\".");
        yield return Case("whole", "3.5", "Expected a whole number from 1 to 10, received 3.5.");
        yield return Case("whole", "null", "Expected a whole number from 1 to 10, received null.");
        yield return Case("whole", "[1, 2]", "Expected a whole number from 1 to 10, received [1, 2].");
        yield return Case("whole", "1e999", "Expected a whole number from 1 to 10, received 1e999.");
        yield return Case("plain", "2147483648", "Expected a whole number, received 2147483648. It does not fit "
            + "into 32 bits.");
        yield return Case("long", "true", "Expected a whole number, received true.");
        yield return Case("long", "9223372036854775808", "Expected a whole number, received 9223372036854775808. It "
            + "does not fit into 64 bits.");
        yield return Case("unsigned", "-1", "Expected a whole number from 0, received -1.");
        yield return Case("unsigned", "1.5", "Expected a whole number from 0, received 1.5.");
        yield return Case("single", "0.91", "Expected a number from 0 to 0.9, received 0.91.");
        yield return Case("single", "\"NaN\"", "Expected a number from 0 to 0.9, received \"NaN\".");
        yield return Case("double", "0", "Expected a number above 0 and up to 1, received 0.");
        yield return Case("unbounded", "1e999", "Expected a number, received 1e999. It does not fit into 64 bits.");
        yield return Case("flag", "\"true\"", "Expected true or false, received \"true\".");
        yield return Case("flag", "1", "Expected true or false, received 1.");
        yield return Case("text", "7", "Expected text, received 7.");
        yield return Case("text", "null", "Expected text, received null.");
        yield return Case("hex", "\"12eg\"", "Expected text of the form [0-9a-f]{4}, received \"12eg\".");
        yield return Case("hex", "\"\"", "Expected text of the form [0-9a-f]{4}, received \"\".");
        yield return Case(
            "choice", "\"secondbest\"",
            "Expected one of \"best\", \"second_best\", \"openblas\", received \"secondbest\". Did you mean "
                + "`second_best`?");
        yield return Case("choice", "1", "Expected one of \"best\", \"second_best\", \"openblas\", received 1.");
        yield return Case("optional", "{}", "Expected a whole number, received {}.");
        yield return Case("size", "0", "Expected a whole number from 1, or [rows, columns], received 0.");
        yield return Case("size", "[3, 0]", "Expected a whole number from 1, or [rows, columns], received [3, 0].");
        yield return Case("size", "[1, 2, 3]", "Expected a whole number from 1, or [rows, columns], received [1, 2, "
            + "3].");
        yield return Case("optional_size", "-1", "Expected a whole number from 0, or [rows, columns], received -1.");
        yield return Case("padding", "\"smae\"", $"Expected {Padding}, received \"smae\". Did you mean `same`?");
        yield return Case("padding", "-1", $"Expected {Padding}, received -1.");
        yield return Case("padding", "[[0, 1], [2, -3]]", $"Expected {Padding}, received [[0, 1], [2, -3]].");
        yield return Case("padding", "[[0, 1], 2]", $"Expected {Padding}, received [[0, 1], 2].");
        yield return Case("numbers", "5", "Expected a list, each entry a whole number from 1 to 100, received 5.");
        yield return Case("words", "[]", "Expected at least one word, received [].");
        yield return Case("inner", "3", "Expected an object with `depth`, `activation`, received 3.");
        yield return Case("component", "5", "Expected an activation: its name, or { \"type\": name, ... }, received "
            + "5.");
        yield return Case("component", "\"relo\"", $"There is no activation `relo`. Did you mean `relu`? "
            + $"{Activations}");
        yield return Case("split", "\"kfold\"", $"Expected one of {Names}, received \"kfold\". Did you mean `k_fold`?");
        yield return Case("split", "5", $"Expected one of {Names}, or {{ \"type\": one of these, ... }}, received 5.");
        yield return Case("original", "5", "`original` is not a parameter of `every` (CnnLab.Plugins.Basics.dll). "
            + "Known: whole, plain, long, "
            + "unsigned, single, double, unbounded, flag, text, hex, choice, optional, size, optional_size, "
            + "padding, numbers, words, inner, "
            + "component, components, split, renamed, type, name.");

        static TestCaseData Case(string key, string value, string message) =>
            new TestCaseData(key, value, message).SetArgDisplayNames(key, value);
    }

    [TestCaseSource(nameof(Bad))]
    public void A_bad_value_is_one_finding_with_its_rule_and_what_was_received(string key, string value, string message)
    {
        var findings = Some.Bind(Some.WithLayer($$"""{ "type": "every", "{{key}}": {{value}} }""")).Findings;
        Assert.That(findings.Select(f => (f.Severity, f.Path, f.Message)), Is.EqualTo(new[]
        {
            (Severity.Error, $"model.layers[0].{key}", message),
        }));
    }

    [Test]
    public void Findings_inside_lists_and_objects_have_the_path_and_place_of_the_entry() =>
        Assert.That(
            Refused("""{ "type": "every", "numbers": [1, 200], "inner": { "depth": 9, "dept": 1 } }"""),
            Is.EqualTo(new[]
            {
                "x.json:4:35: error: model.layers[0].numbers[1]: Expected a whole number from 1 to 100, received 200.",
                "x.json:4:61: error: model.layers[0].inner.depth: Expected a whole number from 0 to 5, received 9.",
                "x.json:4:64: error: model.layers[0].inner.dept: `dept` is not a key of `model.layers[0].inner`. Did "
                    + "you mean `depth`?",
            }));

    [Test]
    public void A_single_number_that_overflows_32_bits_is_refused() =>
        Assert.That(
            Refused("""{ "type": "every", "component": { "type": "leaky_relu", "negative_slope": 1e39 } }"""),
            Is.EqualTo(new[]
            {
                "x.json:4:75: error: model.layers[0].component.negative_slope: Expected a number, received 1e39. It "
                    + "does not fit into 32 bits.",
            }));

    [Test]
    public void An_alias_is_bound_with_a_notice()
    {
        var binding = Some.Bind(Some.WithLayer("""{ "type": "conv2d", "out_channels": 8 }"""));
        Assert.That(binding.Texts(), Is.EqualTo(new[]
        {
            "x.json:4:21: notice: model.layers[0].out_channels: `out_channels` is understood as `filters`, which is "
                + "the word to write.",
        }));
        Assert.That(((ConvOptions)binding.Manifest!.Model.Layers[0].Component.Options!).Filters, Is.EqualTo(8));
    }

    [Test]
    public void A_parameter_under_two_names_is_an_error() =>
        Assert.That(Refused("""{ "type": "conv2d", "filters": 8, "out_channels": 9 }"""), Is.EqualTo(new[]
        {
            "x.json:4:35: error: model.layers[0].out_channels: `filters` and `out_channels` are the same parameter. "
                + "Expected only `filters`.",
        }));

    [Test]
    public void A_missing_parameter_says_what_it_would_be() =>
        Assert.That(Refused("""{ "type": "conv2d" }"""), Is.EqualTo(new[]
        {
            "x.json:4:1: error: model.layers[0].filters: `filters` is missing. Expected a whole number from 1 (How "
                + "many filters).",
        }));

    [Test]
    public void A_mistyped_key_gets_the_near_name_and_the_plugin_that_declares_it() =>
        Assert.That(
            Refused("""{ "type": "conv2d", "filters": 8, "kernelSize": 3, "out_chanels": 8 }"""),
            Is.EqualTo(new[]
            {
                "x.json:4:35: error: model.layers[0].kernelSize: `kernelSize` is not a parameter of `conv2d` "
                    + "(CnnLab.Plugins.Basics.dll). "
                    + "Did you mean `kernel_size`?",
                "x.json:4:52: error: model.layers[0].out_chanels: `out_chanels` is not a parameter of `conv2d` "
                    + "(CnnLab.Plugins.Basics.dll). "
                    + "Did you mean `filters`?",
            }));

    [Test]
    public void A_type_without_parameters_lists_what_every_layer_has() =>
        Assert.That(Refused("""{ "type": "flatten", "order": "c" }"""), Is.EqualTo(new[]
        {
            "x.json:4:22: error: model.layers[0].order: `order` is not a parameter of `flatten` "
                + "(CnnLab.Plugins.Basics.dll). Known: type, name.",
        }));

    [Test]
    public void Positional_records_are_bound_too()
    {
        var manifest = Some.Bound(Some.WithLayer("""{ "type": "positional", "factor": 2, "power": 3 }"""));
        Assert.That(manifest.Model.Layers[0].Component.Options, Is.EqualTo(new PositionalOptions(2, 3)));
        Assert.That(Refused("""{ "type": "positional" }"""), Is.EqualTo(new[]
        {
            "x.json:4:1: error: model.layers[0].factor: `factor` is missing. Expected a whole number.",
        }));
    }

    [Test]
    public void A_record_that_refuses_a_value_is_a_finding() =>
        Assert.That(Refused("""{ "type": "stubborn", "even": 3 }"""), Is.EqualTo(new[]
        {
            "x.json:4:1: error: model.layers[0]: Expected an even number, received 3.",
        }));

    [Test]
    public void Defaults_that_are_components_get_their_own_options()
    {
        var options = Bound("\"whole\": 1");
        Assert.That(options.Component, Is.EqualTo(new Component<Activation>("relu", new NoOptions())));
        Assert.That(options.Components, Is.EqualTo(new Component<Activation>[]
        {
            new("relu", new NoOptions()), new("leaky_relu", new LeakyOptions()),
        }));
    }

    [Test]
    public void A_default_that_no_plugin_has_is_a_finding()
    {
        var catalog = new TestCatalog()
            .Add<ConvOptions>(ComponentKind.Layer, "conv2d").Add<FileDatasetOptions>(ComponentKind.Dataset, "mnist")
            .Add<NoOptions>(ComponentKind.Loss, "categorical_crossentropy")
            .Add<SgdOptions>(ComponentKind.Optimizer, "sgd")
            .Add<NoOptions>(ComponentKind.Metric, "accuracy");
        Assert.That(
            Some.Bind(Some.WithLayer("""{ "type": "conv2d", "filters": 8 }"""), catalog).Texts(),
            Is.EqualTo(new[]
            {
                "x.json:4:1: error: model.layers[0].kernel_initializer: There is no initializer `glorot_uniform`. "
                    + "There is no initializer at all.",
            }));
    }

    [Test]
    public void Options_that_manifests_cannot_hold_are_refused_when_they_are_described() =>
        Assert.That(
            () => OptionsDescriptor.Of(typeof(UnholdableOptions)),
            Throws.TypeOf<ComponentException>().With.Message.StartsWith(
                "The option When of UnholdableOptions has the type DateTime. "
                    + "Expected one that manifests can hold: int, long,"));

    [Test]
    public void Options_that_contain_themselves_are_refused_when_they_are_described() =>
        Assert.That(
            () => OptionsDescriptor.Of(typeof(EndlessOptions)),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "The options EndlessOptions contain themselves."));

    private sealed record UnholdableOptions
    {
        public DateTime When { get; init; }
    }

    private sealed record EndlessOptions
    {
        public EndlessOptions? Inner { get; init; }
    }
}
