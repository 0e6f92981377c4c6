using System.ComponentModel;

namespace CnnLab.Plugins.Regularizers;

/// <summary><c>l2 * sum w^2</c>, which keeps all weights small: ridge regression.</summary>
/// <remarks>Its gradient is <c>2 l2 w</c>: <c>weight_decay</c> of <c>2 l2</c> in <c>sgd</c>. Hoerl and Kennard: "Ridge Regression", 1970.</remarks>
[Description("l2 * sum of w^2: keeps all weights small (Hoerl and Kennard 1970).")]
public sealed class L2Regularizer(L2Options options) : Regularizer
{
    /// <inheritdoc/>
    public override double Evaluate(ReadOnlySpan<float> values, Shape shape, Span<float> gradient) =>
        WeightPenalty.Square(options.L2, values, gradient);
}
