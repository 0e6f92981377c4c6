namespace CnnLab.Compute.Tests.Elementwise;

/// <summary>The distance of a float from the exact value, in steps between the floats around that value.</summary>
internal static class UnitsInTheLastPlace
{
    public static double Between(float actual, double exact)
    {
        var nearest = Math.Abs((float)exact);
        var next = Math.Abs(exact) >= nearest ? MathF.BitIncrement(nearest) : MathF.BitDecrement(nearest);
        return Math.Abs(actual - exact) / Math.Abs((double)next - nearest);
    }

    /// <summary>The worst of all floats in a range, of which one in <paramref name="step"/> is looked at.</summary>
    public static (double Error, bool Rises) Worst<TFunction>(
        Func<double, double> exact, float from, float to, uint step)
        where TFunction : struct, IElementwiseFunction
    {
        var inputs = Floats(from, to, step);
        var outputs = new float[inputs.Length];
        CnnLab.Compute.Elementwise.Map<TFunction>(inputs, outputs);
        var (error, rises) = (0.0, true);
        for (var i = 0; i < inputs.Length; i++)
        {
            error = Math.Max(error, Between(outputs[i], exact(inputs[i])));
            rises &= i == 0 || (outputs[i] - outputs[i - 1]) * Math.Sign(inputs[i]) >= 0;
        }

        return (error, rises);
    }

    private static float[] Floats(float from, float to, uint step)
    {
        var (first, last) = (BitConverter.SingleToUInt32Bits(from), BitConverter.SingleToUInt32Bits(to));
        var floats = new float[((last - first) / step) + 1];
        for (uint i = 0; i < floats.Length; i++)
        {
            floats[i] = BitConverter.UInt32BitsToSingle(first + (i * step));
        }

        return floats;
    }
}
