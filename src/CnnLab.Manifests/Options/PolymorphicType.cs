using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>
/// One of several records that <see cref="JsonDerivedTypeAttribute"/> names: <c>"k_fold"</c>, or an object with a
/// <c>type</c>.
/// </summary>
internal sealed class PolymorphicType : OptionType
{
    private readonly Dictionary<string, OptionsDescriptor> _types;
    private readonly string _discriminator;

    public PolymorphicType(Type type, IReadOnlyList<Type> within)
    {
        _discriminator = type.GetCustomAttribute<JsonPolymorphicAttribute>()?.TypeDiscriminatorPropertyName ?? "type";
        _types = type.GetCustomAttributes<JsonDerivedTypeAttribute>(false).ToDictionary(
            derived => derived.TypeDiscriminator!.ToString()!,
            derived => OptionsReader.Read(derived.DerivedType, within));
    }

    public override string Words => $"one of {Names}, or {{ \"{_discriminator}\": one of these, ... }}";

    public override IReadOnlyList<string> AllowedValues => [.. _types.Keys];

    private string Names => string.Join(", ", _types.Keys.Select(name => $"\"{name}\""));

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        var name = node is ObjectNode members ? members[_discriminator] : node;
        if (name is not ScalarNode { Kind: JsonValueKind.String } type) return Refuse(name ?? node, context, out value);
        value = _types.TryGetValue(type.Text, out var descriptor)
            ? RecordBinder.Bind(descriptor, Members(node), $"a parameter of `{type.Text}`", [_discriminator], context)
            : Unknown(type, context);
        return value is not null;
    }

    private static ObjectNode Members(Node node) => node as ObjectNode ?? new ObjectNode(node.Path, node.Location, []);

    private object? Unknown(ScalarNode type, BindContext context)
    {
        context.Error(type, $"Expected one of {Names}, received {type.Shown}.{Suggestion.For(type.Text, _types.Keys)}");
        return null;
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog)
    {
        var (name, descriptor) = _types.First(type => type.Value.Record == value.GetType());
        var members = RecordType.ToJson(descriptor, value, catalog);
        members.Insert(0, _discriminator, name);
        return members;
    }

    public override object Complete(object value, Node at, string key, BindContext context) =>
        RecordType.Complete(OptionsDescriptor.Of(value.GetType()), value, at, key, context);

    public override JsonObject Schema(SchemaDefinitions definitions)
    {
        var choices = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. _types.Keys.Select(name => (JsonNode)name)]) });
        foreach (var (name, descriptor) in _types)
        {
            var type = (_discriminator, new JsonObject { ["const"] = name });
            choices.Add((JsonNode)ObjectSchema.Of(descriptor, definitions, [type], [_discriminator]));
        }

        return new JsonObject { ["anyOf"] = choices };
    }

    public override JsonNode Example(IComponentCatalog catalog) => _types.Keys.First();
}
