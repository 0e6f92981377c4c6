using System.Text.Json.Nodes;

namespace CnnLab.Manifests.Tests;

[TestFixture]
internal sealed class SchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(SchemaWriter.Write(
        TestCatalog.Usual().Add<PoolingOptions>(
            ComponentKind.Pooling, "lp_pooling2d", "MyLab.Pooling", "The p-norm of each window.")))!;

    private static readonly JsonNode Whole = Schema["else"]!;

    private static JsonNode Definition(string name) => Schema["$defs"]![name]!;

    private static string Json(JsonNode? node) => OneLineJson.Of(node);

    [Test]
    public void The_top_has_every_key_of_a_manifest_and_no_other()
    {
        Assert.That(((JsonObject)Whole["properties"]!).Select(property => property.Key), Is.EqualTo(new[]
        {
            "$schema", "components", "sweep", "manifest_version", "name", "description", "plugins", "seed", "compute",
            "dataset", "model", "loss", "metrics", "optimizer", "training", "cross_validation", "comparison", "output",
            "execution",
        }));
        Assert.That(Json(Whole["required"]), Is.EqualTo("""["name", "dataset", "model", "loss", "optimizer"]"""));
        Assert.That(Json(Whole["additionalProperties"]), Is.EqualTo("false"));
        Assert.That(Json(Whole["patternProperties"]), Is.EqualTo("""{ "^x_": {} }"""));
    }

    [Test]
    public void A_manifest_that_extends_another_one_may_lack_anything()
    {
        var extending = Schema["then"]!;
        Assert.That(Json(Schema["if"]), Is.EqualTo("""{ "required": ["extends"] }"""));
        Assert.That(
            ((JsonObject)extending["properties"]!).Select(property => property.Key),
            Is.EqualTo(((JsonObject)Whole["properties"]!).Select(property => property.Key).Prepend("extends")));
        Assert.That((extending["required"], Json(extending["additionalProperties"])), Is.EqualTo(((JsonNode?)null, "false")));
    }

    [Test]
    public void A_dropped_in_plugin_is_among_the_choices_with_its_ranges()
    {
        var choices = (JsonArray)Definition("model_layer")["anyOf"]!;
        Assert.That(choices.Select(Json), Has.Member("""{ "$ref": "#/$defs/model_layer.lp_pooling2d" }"""));
        var layer = Definition("model_layer.lp_pooling2d");
        Assert.That(Json(layer["description"]), Is.EqualTo("\"The p-norm of each window.\""));
        Assert.That(Json(layer["properties"]!["type"]), Is.EqualTo("""
            { "anyOf": [{ "const": "lp_pooling2d", "description": "The p-norm of each window." }, { "type": "string", "pattern": "^(?:my_lab|my_lab\\.pooling|MyLab\\.Pooling)/lp_pooling2d$" }] }
            """.Trim()));
        Assert.That(Json(layer["properties"]!["pool_size"]), Is.EqualTo("""
            { "anyOf": [{ "type": "integer", "minimum": 1 }, { "type": "array", "items": { "type": "integer", "minimum": 1 }, "minItems": 2, "maxItems": 2 }], "description": "Rows and columns of the window.", "default": 2 }
            """.Trim()));
        Assert.That(Json(layer["properties"]!["kernel_size"]!["deprecated"]), Is.EqualTo("true"));
        Assert.That(Json(layer["additionalProperties"]), Is.EqualTo("false"));
    }

    [Test]
    public void Options_carry_their_defaults_bounds_and_words()
    {
        var properties = Definition("model_layer.every")["properties"]!;
        Assert.That(
            Json(properties["whole"]),
            Is.EqualTo("""{ "type": "integer", "minimum": 1, "maximum": 10, "default": 3 }"""));
        Assert.That(
            Json(properties["double"]),
            Is.EqualTo("""{ "type": "number", "exclusiveMinimum": 0, "maximum": 1, "default": 0.5 }"""));
        Assert.That(Json(properties["hex"]), Is.EqualTo(
            """{ "anyOf": [{ "type": "string", "pattern": "^(?:[0-9a-f]{4})$" }, """
            + """{ "type": "null" }], "default": null }"""));
        Assert.That(
            Json(properties["choice"]),
            Is.EqualTo("""{ "enum": ["best", "second_best", "openblas"], "default": "second_best" }"""));
        Assert.That(
            Json(properties["component"]),
            Is.EqualTo("""{ "$ref": "#/$defs/activation", "default": "relu" }"""));
        Assert.That(
            Json(properties["split"]!["anyOf"]![2]!["properties"]!["type"]),
            Is.EqualTo("""{ "const": "k_fold" }"""));
        Assert.That(Json(properties["padding"]!["default"]), Is.EqualTo("[[0, 1], [2, 3]]"));
        Assert.That(Json(properties["numbers"]), Is.EqualTo(
            """{ "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": 100 },"""
            + """ "default": [1, 2] }"""));
    }

    [Test]
    public void A_required_option_may_be_given_under_its_alias()
    {
        var conv = Definition("model_layer.conv2d");
        Assert.That(Json(conv["required"]), Is.EqualTo("""["type"]"""));
        Assert.That(
            Json(conv["allOf"]),
            Is.EqualTo("""[{ "anyOf": [{ "required": ["filters"] }, { "required": ["out_channels"] }] }]"""));
    }

    [Test]
    public void A_bare_name_is_a_choice_only_where_nothing_is_required()
    {
        var choices = ((JsonArray)Definition("model_layer")["anyOf"]!).Select(Json).ToArray();
        Assert.That(choices, Has.Some.StartsWith("""{ "anyOf": [{ "const": "flatten" }"""));
        Assert.That(choices, Has.None.StartsWith("""{ "anyOf": [{ "const": "conv2d" }"""));
    }

    [Test]
    public void A_layer_may_refer_to_a_component()
    {
        var reference = ((JsonArray)Definition("model_layer")["anyOf"]!)
            .Single(choice => choice!["properties"]?["ref"] is not null)!;
        Assert.That(
            ((JsonObject)reference["properties"]!).Select(property => property.Key),
            Is.EqualTo(new[] { "name", "ref" }));
        Assert.That(Definition("component.max_pooling2d")["properties"]!["name"], Is.Null);
    }

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var text = SchemaWriter.Write(TestCatalog.Usual());
        var definitions = (JsonObject)JsonNode.Parse(text)!["$defs"]!;
        var references = text.Split("\"#/$defs/").Skip(1).Select(part => part[..part.IndexOf('"')]);
        Assert.That(references.Distinct(), Is.SubsetOf(definitions.Select(definition => definition.Key)));
    }

    [Test]
    public void Types_of_the_same_name_get_their_scope()
    {
        var schema = SchemaWriter.Write(
            TestCatalog.Usual().Add<PoolingOptions>(ComponentKind.Pooling, "soft_pooling2d", "YourLab.Pooling"));
        Assert.That(
            schema,
            Does.Contain("\"const\": \"my_lab/soft_pooling2d\"").And.Contain("\"const\": \"your_lab/soft_pooling2d\""));
    }
}
