namespace CnnLab;

/// <summary>What training makes small.</summary>
/// <remarks>Called on one thread, with a whole batch.</remarks>
public abstract class Loss
{
    /// <summary>
    /// The type name of an activation that the loss takes over when it is the network's last: <c>softmax</c>. Training
    /// and evaluation then hand the loss what that activation would have got (logits) through
    /// <see cref="EvaluateFused"/>. Default: null.
    /// </summary>
    public virtual string? FusedActivation => null;

    /// <summary>
    /// The type name of an activation that the loss itself applies to whatever it is given: <c>softmax</c> where it
    /// expects logits. A network that ends with it would have it twice, which is worth a warning. Default: null.
    /// </summary>
    public virtual string? AppliedActivation => null;

    /// <summary>
    /// Whether a target may be any distribution over the classes; otherwise it is always one class, and augmentations
    /// that mix targets are refused. Default: true.
    /// </summary>
    public virtual bool TakesSoftTargets => true;

    /// <summary>
    /// Refuses a number of classes that the options do not fit. Called when the network is built, so that it is a
    /// finding of <c>validate</c>. Default: any number will do.
    /// </summary>
    /// <param name="classes">How many features a prediction and a target have.</param>
    /// <exception cref="ComponentException">Something in the options is for another number of classes.</exception>
    public virtual void CheckClasses(int classes)
    {
    }

    /// <summary>The losses of some samples, and their gradients.</summary>
    /// <param name="predictions">The network's outputs.</param>
    /// <param name="targets">As many samples of the same shape: one-hot classes, or any distribution over them.</param>
    /// <param name="gradient">
    /// To be assigned: the gradient of each sample's own loss with respect to its prediction (the engine divides by the
    /// batch). Empty where nobody wants it.
    /// </param>
    /// <returns>The sum of the samples' losses.</returns>
    public abstract double Evaluate(ReadOnlyBatch predictions, ReadOnlyBatch targets, Batch gradient);

    /// <summary>
    /// As <see cref="Evaluate"/>, of the values before <see cref="FusedActivation"/>, stable however large they are.
    /// </summary>
    public virtual double EvaluateFused(ReadOnlyBatch logits, ReadOnlyBatch targets, Batch gradient) =>
        throw new NotSupportedException(
            $"{GetType().Name} names a fused activation and does not override {nameof(EvaluateFused)}.");
}
