namespace CnnLab.Plugins.Losses;

/// <summary>How often a class, or several together, was met.</summary>
/// <param name="Right">Samples of the class for which it was predicted.</param>
/// <param name="Predicted">Samples for which it was predicted.</param>
/// <param name="Actual">Samples of the class.</param>
internal readonly record struct ClassCount(long Right, long Predicted, long Actual)
{
    /// <summary>Whether there is neither a sample nor a prediction of it.</summary>
    public bool IsEmpty => Predicted == 0 && Actual == 0;

    /// <summary>Right / Predicted; 0 where it was never predicted.</summary>
    public double Precision => Ratio(Right, Predicted);

    /// <summary>Right / Actual; 0 where it never occurred.</summary>
    public double Recall => Ratio(Right, Actual);

    /// <summary>The harmonic mean of the two; 0 where neither is above 0.</summary>
    public double F1 => Ratio(2 * Right, Predicted + Actual);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;
}
