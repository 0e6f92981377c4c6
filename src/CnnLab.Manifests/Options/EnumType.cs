using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CnnLab.Manifests;

/// <summary>
/// A choice of words: the names of an enum in snake_case, or what <see cref="JsonStringEnumMemberNameAttribute"/> calls
/// them.
/// </summary>
internal sealed class EnumType(Type type) : OptionType
{
    private Dictionary<string, object> Values => field ??= Read(type);

    public override string Words => $"one of {string.Join(", ", Values.Keys.Select(word => $"\"{word}\""))}";

    public override IReadOnlyList<string> AllowedValues => [.. Values.Keys];

    public override bool TryBind(Node node, BindContext context, out object? value)
    {
        if (node is not ScalarNode { Kind: JsonValueKind.String } word) return Refuse(node, context, out value);
        return Values.TryGetValue(word.Text, out value)
            || Refuse(node, context, out value, Suggestion.For(word.Text, Values.Keys));
    }

    public override JsonNode ToJson(object value, IComponentCatalog? catalog) =>
        JsonValue.Create(Values.FirstOrDefault(pair => pair.Value.Equals(value)).Key)
        ?? throw new ComponentException($"The default {value} is no member of {type.Name}. Expected {Words}.");

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["enum"] = new JsonArray([.. Values.Keys.Select(word => (JsonNode)word)]) };

    public override JsonNode Example(IComponentCatalog catalog) => Values.Keys.First();

    private static Dictionary<string, object> Read(Type type)
    {
        var values = new Dictionary<string, object>();
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var word = field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? SnakeCase.Of(field.Name);
            if (!values.TryAdd(word, field.GetValue(null)!))
            {
                throw new ComponentException($"Two members of {type.Name} are called '{word}'. Expected different names.");
            }
        }

        return values;
    }
}
