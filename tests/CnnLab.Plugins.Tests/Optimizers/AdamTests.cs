using CnnLab.Plugins.Optimizers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Optimizers;

public sealed class AdamTests
{
    [Test]
    public void The_first_step_is_the_learning_rate_whatever_the_gradients_size()
    {
        var harness = new OptimizerHarness(new AdamOptimizer(new() { LearningRate = 0.1f }), [1, 1, 1]);
        harness.Step([1e-2f, -5, 1e6f]);
        Assert.That(harness.Values, Is.EqualTo(new[] { 0.9, 1.1, 0.9 }).Within(1e-4));
    }

    [Test]
    public void Two_steps_equal_the_numbers_by_hand()
    {
        // beta_1 = beta_2 = 1/2, gradients 1 and 2. m = 0.5, 1.25; v = 0.5, 2.25.
        // Step 1: sqrt(0.5) / 0.5 * 0.5 / sqrt(0.5) = 1. Step 2: sqrt(0.75) / 0.75 * 1.25 / 1.5.
        var options = new AdamOptions { LearningRate = 1, Beta1 = 0.5, Beta2 = 0.5 };
        var harness = new OptimizerHarness(new AdamOptimizer(options), [0]);
        harness.Step([1]);
        Assert.That(harness.Values[0], Is.EqualTo(-1).Within(1e-6));
        harness.Step([2]);
        Assert.That(harness.Values[0], Is.EqualTo(-1 - (Math.Sqrt(0.75) / 0.75 * 1.25 / 1.5)).Within(1e-6));
    }

    [Test]
    public void Ten_steps_equal_plain_loops_in_double()
    {
        var options = new AdamOptions { LearningRate = 0.01f, WeightDecay = 0.02f };
        var start = TestValues.Uniform(21);
        var harness = new OptimizerHarness(new AdamOptimizer(options), start);
        var weights = start.Select(x => (double)x).ToArray();
        double[] m = new double[21], v = new double[21];
        for (var step = 1; step <= 10; step++)
        {
            var gradient = TestValues.Uniform(21, seed: (ulong)step);
            harness.Step(gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                // Algorithm 1 of the paper, whose epsilon is another one: too small to be seen here.
                var g = gradient[i] + (options.WeightDecay * weights[i]);
                m[i] = (options.Beta1 * m[i]) + ((1 - options.Beta1) * g);
                v[i] = (options.Beta2 * v[i]) + ((1 - options.Beta2) * g * g);
                var mean = m[i] / (1 - Math.Pow(options.Beta1, step));
                var square = v[i] / (1 - Math.Pow(options.Beta2, step));
                weights[i] -= options.LearningRate * mean / (Math.Sqrt(square) + options.Epsilon);
            }
        }

        Assert.That(harness.Values, Is.EqualTo(weights).Within(1e-5));
    }

    [Test]
    public void A_gradient_of_zero_moves_nothing()
    {
        var harness = new OptimizerHarness(new AdamOptimizer(new()), [1, 2]);
        harness.Step([0, 0]);
        Assert.That(harness.Values, Is.EqualTo(new float[] { 1, 2 }));
    }

    [Test]
    public void The_defaults_are_those_of_Keras() =>
        Assert.That(new AdamOptions(), Is.EqualTo(new AdamOptions
        {
            LearningRate = 0.001f,
            Beta1 = 0.9,
            Beta2 = 0.999,
            Epsilon = 1e-7f,
            WeightDecay = 0,
        }));
}
