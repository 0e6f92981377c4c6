using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CnnLab.Experiments;

/// <summary>
/// How the JSON files of a run are written: snake_case, indented, nulls kept, numbers in their shortest round-trip
/// form.
/// </summary>
public static class RunJson
{
    /// <summary>The options of every JSON file of a run.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions(indented: true);

    /// <summary>The same on one line.</summary>
    public static JsonSerializerOptions OneLine { get; } = MakeOptions(indented: false);

    internal static void Write<T>(string path, T value, bool waitsForDisk = true) =>
        WholeFile.Write(path, JsonSerializer.Serialize(value, Options) + "\n", waitsForDisk);

    internal static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options)
                ?? throw new RunFileException($"{path} holds null. Expected an object that cnnlab wrote.");
        }
        catch (Exception exception) when (RunFileException.IsRefusal(exception))
        {
            throw RunFileException.CannotRead(path, exception);
        }
        catch (JsonException exception)
        {
            throw new RunFileException($"{path} is not what cnnlab wrote: {exception.Message}", exception);
        }
    }

    // The files are read by people and scripts, not placed into web pages, so letters are kept as they are.
    private static JsonSerializerOptions MakeOptions(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
