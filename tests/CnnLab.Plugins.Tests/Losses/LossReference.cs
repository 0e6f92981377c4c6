using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Losses;

/// <summary>Holds a loss to a formula for one sample, and to the rules of losses, over random targets.</summary>
internal static class LossReference
{
    /// <param name="loss">The loss.</param>
    /// <param name="formula">Predictions and targets of one sample, and what it costs.</param>
    /// <param name="logits">
    /// Whether predictions are any numbers, both signs, and not distributions.
    /// </param>
    /// <param name="fused">Whether the loss has taken over the last activation.</param>
    public static void Check(
        Loss loss, Func<double[], double[], double> formula, bool logits = false, bool fused = false)
    {
        foreach (var (features, batchSize) in new[] { (1, 1), (2, 5), (7, 3), (10, 4) })
        {
            foreach (var oneHot in new[] { true, false })
            {
                var harness = Harness(loss, new Shape(features), batchSize, logits, fused, oneHot);
                var expected = Enumerable.Range(0, batchSize).Sum(sample => formula(
                    Sample(harness.Predictions, sample, features), Sample(harness.Targets, sample, features)));
                Assert.That(
                    harness.Evaluate().Loss, Is.EqualTo(expected).Within(2e-6 * Math.Max(1, Math.Abs(expected))));
                harness.GradientCheck();
            }
        }
    }

    /// <summary>The loss and gradient of one sample.</summary>
    public static (double Loss, float[] Gradient) Evaluate(
        Loss loss, float[] predictions, float[] targets, bool fused = false)
    {
        var harness = new LossHarness(loss, new Shape(predictions.Length), batchSize: 1) { Fused = fused };
        predictions.CopyTo(harness.Predictions, 0);
        targets.CopyTo(harness.Targets, 0);
        return harness.Evaluate();
    }

    /// <summary>The softmax, as its formula has it.</summary>
    public static double[] Softmax(double[] logits)
    {
        var sum = logits.Sum(Math.Exp);
        return [.. logits.Select(logit => Math.Exp(logit) / sum)];
    }

    private static LossHarness Harness(
        Loss loss, Shape shape, int batchSize, bool logits, bool fused, bool oneHot)
    {
        var harness = new LossHarness(loss, shape, batchSize) { Fused = fused };
        if (logits)
        {
            TestValues.Uniform(harness.Predictions.Length, -3, 3, seed: 5).CopyTo(harness.Predictions, 0);
        }
        else if (shape.Count == 1)
        {
            // The only class's probability of 1 stands at the end of the range, where no difference can be taken.
            Array.Fill(harness.Predictions, 0.7f);
        }

        if (oneHot)
        {
            Array.Clear(harness.Targets);
            for (var sample = 0; sample < batchSize; sample++)
            {
                harness.Targets[(sample * shape.Count) + (sample * 3 % shape.Count)] = 1;
            }
        }

        return harness;
    }

    private static double[] Sample(float[] values, int sample, int features) =>
        [.. values.Skip(sample * features).Take(features).Select(value => (double)value)];
}
