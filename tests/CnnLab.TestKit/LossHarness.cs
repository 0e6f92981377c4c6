using NUnit.Framework;

namespace CnnLab.TestKit;

/// <summary>
/// Runs a loss over predictions and targets that are distributions, and holds it to the rules of <see cref="Loss"/>.
/// </summary>
public sealed class LossHarness
{
    private readonly Loss _loss;
    private readonly Shape _shape;
    private readonly int _batchSize;

    public LossHarness(Loss loss, Shape shape, int batchSize = 3)
    {
        (_loss, _shape, _batchSize) = (loss, shape, batchSize);
        Predictions = Distributions(seed: 1);
        Targets = Distributions(seed: 2);
    }

    /// <summary>
    /// The network's outputs, or what its last activation would have got; write other values into it at will.
    /// </summary>
    public float[] Predictions { get; }

    public float[] Targets { get; }

    /// <summary>Whether the loss has taken over the network's last activation.</summary>
    public bool Fused { get; init; }

    /// <summary>The sum of the samples' losses, and its gradient.</summary>
    public (double Loss, float[] Gradient) Evaluate()
    {
        var gradient = Poison.Array(Predictions.Length);
        var loss = Evaluate(new Batch(gradient, _batchSize, _shape), 0, _batchSize);
        var index = Poison.IndexIn(gradient);
        Assert.That(index, Is.EqualTo(-1), $"Element {index} of the gradient was not assigned.");
        return (loss, gradient);
    }

    /// <summary>
    /// Gradients equal to central differences, an empty gradient accepted, the sum of the samples' own losses.
    /// </summary>
    public void GradientCheck(GradientTolerance? tolerance = null)
    {
        var (before, targets) = ((float[])Predictions.Clone(), (float[])Targets.Clone());
        var (loss, gradient) = Evaluate();
        double Loss() => Evaluate(default, 0, _batchSize);
        Assert.That(Loss(), Is.EqualTo(loss), "The loss is another one when nobody wants the gradient.");
        var sum = Enumerable.Range(0, _batchSize).Sum(sample => Evaluate(default, sample, 1));
        Assert.That(
            sum,
            Is.EqualTo(loss).Within(1e-9 * Math.Max(1, Math.Abs(loss))),
            "The loss is not the sum of the samples' losses.");
        Assert.That((Predictions, Targets), Is.EqualTo((before, targets)), "The loss changed what it was given.");
        CentralDifferences.Check("the predictions", Predictions, gradient, Loss, tolerance ?? new GradientTolerance());
    }

    private double Evaluate(Batch gradient, int first, int count)
    {
        var predictions = new ReadOnlyBatch(Predictions, _batchSize, _shape).Slice(first, count);
        var targets = new ReadOnlyBatch(Targets, _batchSize, _shape).Slice(first, count);
        return Fused
            ? _loss.EvaluateFused(predictions, targets, gradient)
            : _loss.Evaluate(predictions, targets, gradient);
    }

    private float[] Distributions(ulong seed)
    {
        // Away from 0, where the logarithm bends too much for any step.
        var values = TestValues.Uniform(_batchSize * _shape.Count, 0.2f, 1, seed);
        for (var sample = 0; sample < _batchSize; sample++)
        {
            var part = values.AsSpan(sample * _shape.Count, _shape.Count);
            var sum = 0f;
            foreach (var value in part)
            {
                sum += value;
            }

            foreach (ref var value in part)
            {
                value /= sum;
            }
        }

        return values;
    }
}
