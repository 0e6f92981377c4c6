using System.ComponentModel;

namespace CnnLab.Plugins.Regularizers;

/// <summary><c>l1 * sum |w|</c>, which makes many weights small: the lasso.</summary>
/// <remarks>Tibshirani: "Regression Shrinkage and Selection via the Lasso", 1996.</remarks>
[Description("l1 * sum of |w|: drives many weights towards 0 (Tibshirani 1996).")]
public sealed class L1Regularizer(L1Options options) : Regularizer
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<float> values, Shape shape, Span<float> gradient) =>
        WeightPenalty.Absolute(options.L1, values, gradient);
}
