namespace CnnLab.Engine;

/// <summary>The class that outputs stand for.</summary>
public static class LargestOutput
{
    /// <summary>
    /// The place of the largest output, of equal ones the first. As the accuracy has it, a NaN is no largest output; -1
    /// where there is none.
    /// </summary>
    public static int Of(ReadOnlySpan<float> outputs)
    {
        var (place, maximum) = (-1, float.NegativeInfinity);
        for (var i = 0; i < outputs.Length; i++)
        {
            if (outputs[i] > maximum)
            {
                (place, maximum) = (i, outputs[i]);
            }
        }

        return place;
    }
}
