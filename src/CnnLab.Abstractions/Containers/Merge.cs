namespace CnnLab;

/// <summary>
/// Makes one output of several branches' outputs, sample by sample: their sum, or their channels one behind the other.
/// The engine calls it once for each branch, in their order, and for some samples at a time.
/// </summary>
public abstract class Merge
{
    /// <summary>The shape of one output sample, known when the constructor returns.</summary>
    public abstract Shape OutputShape { get; }

    /// <summary>
    /// Brings a branch into the output. When the last branch has come, every value of the output must be assigned.
    /// </summary>
    /// <param name="branch">The number of the branch, from 0.</param>
    /// <param name="input">What the branch gives.</param>
    /// <param name="output">The merge's output, as the branches before have left it.</param>
    public abstract void Forward(int branch, ReadOnlyBatch input, Batch output);

    /// <summary>Computes the gradient with respect to a branch.</summary>
    /// <param name="branch">The number of the branch, from 0.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">To be assigned in whole.</param>
    public abstract void Backward(int branch, ReadOnlyBatch outputGradient, Batch inputGradient);
}
