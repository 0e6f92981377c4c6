using System.Text.Json.Nodes;

namespace CnnLab.Manifests;

/// <summary>
/// Reads whole numbers and pairs of them where another form is possible too, so without a finding of their own.
/// </summary>
internal static class WholeNumbers
{
    public static bool TryRead(Node node, IntegerType type, out int number)
    {
        var good = type.TryRead(node, out var value);
        number = value as int? ?? 0;
        return good;
    }

    /// <summary>Two numbers, or null where the node is anything else.</summary>
    public static int[]? TryReadPair(Node node, IntegerType type) =>
        node is ArrayNode { Items: [var first, var second] }
        && TryRead(first, type, out var a)
        && TryRead(second, type, out var b)
            ? [a, b]
            : null;

    public static JsonObject PairSchema(JsonObject item) =>
        new() { ["type"] = "array", ["items"] = item, ["minItems"] = 2, ["maxItems"] = 2 };
}
