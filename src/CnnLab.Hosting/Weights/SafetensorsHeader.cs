using System.Text.Json;

namespace CnnLab.Hosting;

/// <summary>Reads the JSON at the beginning of a safetensors file.</summary>
internal static class SafetensorsHeader
{
    public const string Metadata = "__metadata__", Float32 = "F32";

    private const int MostNameLetters = 256, MostAxes = 8;

    /// <summary>The tensors in the order of their bytes.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="header">The JSON.</param>
    /// <param name="dataBytes">How many bytes are behind it: the tensors fill them without gaps.</param>
    /// <exception cref="ComponentException">Something does not fit.</exception>
    public static IReadOnlyList<SafetensorsEntry> Parse(string path, ReadOnlyMemory<byte> header, long dataBytes)
    {
        var entries = Entries(path, header);
        var end = 0L;
        foreach (var entry in entries)
        {
            Require(
                entry.Begin == end,
                path,
                $"tensor '{entry.Name}' begins at byte {entry.Begin}. Expected {end}, where the one before it ends");
            end = entry.End;
        }

        Require(end == dataBytes, path, $"its tensors take {end} bytes. Expected {dataBytes}, all behind the header");
        return entries;
    }

    private static List<SafetensorsEntry> Entries(string path, ReadOnlyMemory<byte> header)
    {
        try
        {
            using var json = Read(path, header);
            return
            [
                .. json.RootElement.EnumerateObject()
                    .Where(member => !member.NameEquals(Metadata))
                    .Select(member => Entry(path, member))
                    .OrderBy(entry => entry.Begin),
            ];
        }
        catch (InvalidOperationException exception)
        {
            // What the parser has let through: bytes in a string that are no UTF-8, or half a surrogate pair.
            throw new ComponentException(
                $"'{path}' is not a safetensors file: its header has text that is not Unicode.", exception);
        }
    }

    private static JsonDocument Read(string path, ReadOnlyMemory<byte> header)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = 4, AllowDuplicateProperties = false };
            var json = JsonDocument.Parse(header, options);
            Require(json.RootElement.ValueKind == JsonValueKind.Object, path, "its header is not a JSON object");
            return json;
        }
        catch (JsonException exception)
        {
            throw new ComponentException(
                $"'{path}' is not a safetensors file: its header is not JSON, or has a name twice. "
                + exception.Message.ReplaceLineEndings(" "),
                exception);
        }
    }

    private static SafetensorsEntry Entry(string path, JsonProperty member)
    {
        var name = Printable(member.Name);
        Require(member.Name == name && name.Length > 0, path, $"the name '{name}' is empty, too long or not printable");
        var (type, shape, offsets) =
            (Member(member, "dtype"), Member(member, "shape"), Member(member, "data_offsets"));
        Require(
            type.ValueKind == JsonValueKind.String && type.GetString() == Float32,
            path,
            $"tensor '{name}' has the dtype {Printable(Raw(type))}. Expected \"{Float32}\"");
        var dimensions = Numbers(shape);
        Require(
            dimensions is { Count: <= MostAxes } && dimensions.All(size => size is > 0 and <= int.MaxValue),
            path,
            $"tensor '{name}' has the shape {Printable(Raw(shape))}. Expected at most {MostAxes} positive sizes");
        var count = dimensions!.Aggregate((Int128)1, (product, size) => product > Array.MaxLength ? product : product * size);
        var bytes = Numbers(offsets);
        Require(
            bytes is [>= 0, var last] && count <= Array.MaxLength && last - (Int128)bytes[0] == count * sizeof(float),
            path,
            $"tensor '{name}' has the data_offsets {Printable(Raw(offsets))}. "
            + $"Expected begin and end of the {count * sizeof(float)} bytes of its shape");
        return new SafetensorsEntry(name, [.. dimensions!.Select(size => (int)size)], bytes![0], bytes[1]);
    }

    private static JsonElement Member(JsonProperty tensor, string name) =>
        tensor.Value.ValueKind == JsonValueKind.Object && tensor.Value.TryGetProperty(name, out var value)
            ? value
            : default;

    /// <summary>Whole numbers; null for anything else.</summary>
    private static List<long>? Numbers(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() > MostAxes)
        {
            return null;
        }

        var numbers = new List<long>();
        foreach (var item in element.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static string Raw(JsonElement element) =>
        element.ValueKind == JsonValueKind.Undefined ? "missing" : element.GetRawText();

    private static string Printable(string text) =>
        string.Concat(text.Take(MostNameLetters).Select(letter => char.IsControl(letter) ? '?' : letter));

    private static void Require(bool isRight, string path, string message)
    {
        if (!isRight)
        {
            throw new ComponentException($"'{path}' is not a safetensors file that cnnlab reads: {message}.");
        }
    }
}
