namespace CnnLab.Plugins.Optimizers;

/// <summary>The numbers of one step of <see cref="AdamRule"/>, as far as they follow from the options.</summary>
internal static class Moments
{
    /// <summary>Adam's step, with both running means' start at 0 corrected.</summary>
    public static AdamRule Adam(MomentOptions options, ParameterUpdate update) => new()
    {
        MeanGain = (float)(1 - options.Beta1),
        SquareGain = (float)(1 - options.Beta2),
        MeanRate = (float)(update.LearningRate * SquareShare(options, update) / MeanShare(options, update.Step)),
        Epsilon = options.Epsilon,
    };

    /// <summary>How much of the mean gradient m has after some steps, <c>1 - beta_1^t</c>.</summary>
    public static double MeanShare(MomentOptions options, long step) => 1 - Math.Pow(options.Beta1, step);

    /// <summary>The root of how much of the mean squared gradient v has, <c>sqrt(1 - beta_2^t)</c>.</summary>
    public static double SquareShare(MomentOptions options, ParameterUpdate update) =>
        Math.Sqrt(1 - Math.Pow(options.Beta2, update.Step));
}
