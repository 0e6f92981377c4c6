using System.Runtime.Intrinsics;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// Applies a function of the tensor library so that a number's result does not depend on how many there are: it
/// computes fewer than a vector of four with other functions, which differ in the last bit.
/// </summary>
internal static class WholeVector
{
    /// <summary>A function of each number; both spans may be the same memory.</summary>
    public delegate void Function(ReadOnlySpan<float> input, Span<float> output);

    /// <summary>Assigns the function of every number.</summary>
    public static void Apply(Function function, ReadOnlySpan<float> input, Span<float> output)
    {
        if (input.Length >= Vector128<float>.Count)
        {
            function(input, output);
            return;
        }

        Span<float> padded = stackalloc float[Vector128<float>.Count];
        input.CopyTo(padded);
        function(padded, padded);
        padded[..input.Length].CopyTo(output);
    }
}
