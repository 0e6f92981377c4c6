namespace CnnLab.Export.Tests;

/// <summary>Draws options as a manifest has them.</summary>
internal sealed class Drawing(RandomStream random)
{
    private RandomStream _random = random;

    public T From<T>(params T[] choices) => choices[_random.NextInt32(choices.Length)];

    /// <summary>A whole number, the last one left out.</summary>
    public int Between(int first, int behindLast) => first + _random.NextInt32(behindLast - first);

    public int Divisor(int number) => From([.. Enumerable.Range(1, number).Where(part => number % part == 0)]);

    public string Window() => $"\"kernel_size\": {Size(1, 5)}, \"strides\": {Size(1, 4)}, \"padding\": {PaddingOrWord()}";

    public string Pool() => $"\"pool_size\": {Size(1, 4)}, \"strides\": {Size(1, 4)}, \"padding\": {From("\"valid\"", "\"same\"")}";

    public string Dilation() => _random.NextInt32(3) == 0 ? $"\"dilation_rate\": {Size(1, 3)}" : "";

    public string Bias() => $"\"use_bias\": {From("true", "false")}";

    public string Multiplier() => $"\"depth_multiplier\": {Between(1, 4)}";

    public string Padding() => From(
        $"{Between(0, 3)}",
        $"[{Between(0, 3)}, {Between(0, 3)}]",
        $"[[{Between(0, 3)}, {Between(0, 3)}], [{Between(0, 3)}, {Between(0, 3)}]]");

    private string PaddingOrWord() => From("\"valid\"", "\"same\"", From("0", "1", "[1, 0]", "[[0, 1], [1, 0]]"));

    private string Size(int first, int behindLast) =>
        From($"{Between(first, behindLast)}", $"[{Between(first, behindLast)}, {Between(first, behindLast)}]");
}
