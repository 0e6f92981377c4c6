namespace CnnLab.Plugins.Losses;

/// <summary>Which class a network predicts.</summary>
internal static class PredictedClass
{
    /// <summary>The place of the largest value, the first of equal ones; -1 where there is nothing but NaN.</summary>
    public static int Of(ReadOnlySpan<float> values)
    {
        // Not TensorPrimitives.IndexOfMax: a NaN would win there and make a diverged network right about the class it
        // stands at.
        var (place, maximum) = (-1, float.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] > maximum)
            {
                (place, maximum) = (i, values[i]);
            }
        }

        return place;
    }
}
