using System.ComponentModel;

namespace CnnLab.Plugins.Regularizers;

/// <summary><c>l1 * sum |w| + l2 * sum w^2</c>: the elastic net.</summary>
/// <remarks>Zou and Hastie: "Regularization and Variable Selection via the Elastic Net", 2005.</remarks>
[Description("l1 * sum of |w| + l2 * sum of w^2 (Zou and Hastie 2005).")]
public sealed class L1L2Regularizer(L1L2Options options) : Regularizer
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<float> values, Shape shape, Span<float> gradient) =>
        WeightPenalty.Absolute(options.L1, values, gradient)
        + WeightPenalty.Square(options.L2, values, gradient);
}
