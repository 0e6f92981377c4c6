namespace CnnLab;

/// <summary>
/// Which class a network predicts. One rule for metrics, the record of predictions and everything else, so that they
/// agree.
/// </summary>
public static class PredictedClass
{
    /// <summary>
    /// The place of the largest output, the first of equal ones. A NaN is never the largest; -1 where there is nothing
    /// but NaN.
    /// </summary>
    /// <param name="outputs">One output for each class.</param>
    public static int Of(ReadOnlySpan<float> outputs)
    {
        // Not TensorPrimitives.IndexOfMax: a NaN would win there and make a diverged network right about the class it
        // stands at.
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
