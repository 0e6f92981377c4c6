namespace CnnLab;

/// <summary>
/// A function of a layer's output without learned parameters: the full way, over whole samples. For one number at a
/// time there is
/// <see cref="IActivationRule"/>.
/// </summary>
/// <remarks>Called for several pieces of a batch at once on several threads: keep no state that changes.</remarks>
public abstract class Activation
{
    /// <summary>
    /// Whether <see cref="Backward"/> needs the output only. The engine then runs the activation in place and hands the
    /// output over as the input too. Default: false.
    /// </summary>
    public virtual bool DerivesFromOutput => false;

    /// <summary>Assigns the output of every sample; input and output may be the same memory.</summary>
    public abstract void Forward(ReadOnlyBatch input, Batch output);

    /// <summary>Assigns the gradient with respect to the input.</summary>
    /// <param name="input">What <see cref="Forward"/> got, or the output where <see cref="DerivesFromOutput"/>.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">To be assigned; may be the same memory as <paramref name="outputGradient"/>.</param>
    public abstract void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient);
}
