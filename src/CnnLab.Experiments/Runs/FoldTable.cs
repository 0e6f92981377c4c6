using System.Text.Json.Serialization;

namespace CnnLab.Experiments;

/// <summary>A metric's table of one fold.</summary>
/// <param name="Repeat">The repeat, from 1.</param>
/// <param name="Fold">The fold, from 1.</param>
/// <param name="Values">The rows of numbers; null where a value is not finite.</param>
public sealed record FoldTable(
    int Repeat, int Fold, [property: JsonConverter(typeof(MatrixConverter))] double?[][] Values);
