using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CnnLab.Experiments;

/// <summary>Writes every row of a matrix on one line: a line for each number could not be read.</summary>
internal sealed class MatrixConverter : JsonConverter<double?[][]>
{
    public override double?[][]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<double?[][]>(ref reader);

    public override void Write(Utf8JsonWriter writer, double?[][] value, JsonSerializerOptions options)
    {
        var indent = new string(' ', 2 * writer.CurrentDepth);
        var text = new StringBuilder("[");
        for (var row = 0; row < value.Length; row++)
        {
            text.Append(row == 0 ? "\n" : ",\n").Append(indent).Append("  ")
                .Append(JsonSerializer.Serialize(value[row]));
        }

        writer.WriteRawValue(text.Append('\n').Append(indent).Append(']').ToString());
    }
}
