using System.Text.Json;
using System.Text.Json.Serialization;

namespace CnnLab.Experiments;

/// <summary>Writes a list of numbers on one line.</summary>
internal sealed class NumberLineConverter : JsonConverter<int[]>
{
    public override int[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<int[]>(ref reader);

    public override void Write(Utf8JsonWriter writer, int[] value, JsonSerializerOptions options) =>
        writer.WriteRawValue(JsonSerializer.Serialize(value));
}
