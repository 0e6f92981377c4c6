namespace CnnLab;

/// <summary>
/// What the values of a parameter add to the loss that training makes small: a layer names one for a parameter with
/// <see cref="LayerSite.AddParameter"/>. The reported losses, of training as of scoring, contain it.
/// </summary>
/// <remarks>Called for several slices and parameters at once on several threads: it keeps nothing in fields.</remarks>
public abstract class Regularizer
{
    /// <summary>
    /// Whether a call must have the whole parameter (a norm of its rows, say). Default: false, slices of it in parallel,
    /// whose penalties add up to the parameter's.
    /// </summary>
    public virtual bool NeedsWholeParameter => false;

    /// <summary>The penalty of some values, and its gradient.</summary>
    /// <param name="values">A slice of the parameter, row-major; all of it where that is needed.</param>
    /// <param name="shape">The shape of the whole parameter, for a convolution's kernel
    /// <c>[filters, channels, height, width]</c>.</param>
    /// <param name="gradient">
    /// To be added to: the derivative of the penalty by each value. Empty where nobody wants it.
    /// </param>
    /// <returns>The penalty.</returns>
    public abstract double Evaluate(ReadOnlySpan<float> values, Shape shape, Span<float> gradient);
}
