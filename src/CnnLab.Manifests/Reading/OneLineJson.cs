using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>JSON on one line, with the spaces that people put: <c>{ "type": "sgd", "momentum": 0.9 }</c>.</summary>
internal static class OneLineJson
{
    private static readonly JsonSerializerOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject members => $"{{ {string.Join(", ", members.Select(m => $"\"{m.Key}\": {Of(m.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(Of))}]",
        null => "null",
        _ => node.ToJsonString(Readable),
    };
}
