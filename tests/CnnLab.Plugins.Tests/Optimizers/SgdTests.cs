using CnnLab.Plugins.Optimizers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Optimizers;

public sealed class SgdTests
{
    [Test]
    public void Plain_steps_go_down_the_gradient()
    {
        var harness = new OptimizerHarness(new SgdOptimizer(new() { LearningRate = 0.5f }), [1, -2]);
        harness.Step([2, 1]);
        Assert.That(harness.Values, Is.EqualTo(new[] { 0, -2.5f }));
    }

    [Test]
    public void Momentum_keeps_a_share_of_the_velocity()
    {
        // v = 1, 1.5, 1.75; w = 1 - 0.5 v each time.
        var harness = new OptimizerHarness(new SgdOptimizer(new() { LearningRate = 0.5f, Momentum = 0.5f }), [1]);
        Assert.That(Steps(harness, 3), Is.EqualTo(new[] { 0.5f, -0.25f, -1.125f }));
    }

    [Test]
    public void Nesterov_looks_ahead()
    {
        // v = 1, 1.5; steps of g + v / 2 = 1.5, 1.75.
        var options = new SgdOptions { LearningRate = 0.5f, Momentum = 0.5f, Nesterov = true };
        Assert.That(
            Steps(new OptimizerHarness(new SgdOptimizer(options), [1]), 2),
            Is.EqualTo(new[] { 0.25f, -0.625f }));
    }

    [Test]
    public void Weight_decay_is_added_to_the_gradient()
    {
        var harness = new OptimizerHarness(new SgdOptimizer(new() { LearningRate = 0.5f, WeightDecay = 0.5f }), [4]);
        Assert.That(Steps(harness, 1), Is.EqualTo(new[] { 4 - (0.5f * (1 + 2)) }));
    }

    [TestCase(0f, false)]
    [TestCase(0.9f, false)]
    [TestCase(0.9f, true)]
    public void Ten_steps_equal_plain_loops_in_double(float momentum, bool nesterov)
    {
        var options = new SgdOptions
        {
            LearningRate = 0.1f,
            Momentum = momentum,
            Nesterov = nesterov,
            WeightDecay = 0.02f,
        };
        var start = TestValues.Uniform(21);
        var harness = new OptimizerHarness(new SgdOptimizer(options), start);
        var weights = start.Select(x => (double)x).ToArray();
        var velocity = new double[21];
        for (ulong step = 0; step < 10; step++)
        {
            var gradient = TestValues.Uniform(21, seed: step);
            harness.Step(gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                var g = gradient[i] + (options.WeightDecay * weights[i]);
                velocity[i] = (momentum * velocity[i]) + g;
                weights[i] -= options.LearningRate * (nesterov ? g + (momentum * velocity[i]) : velocity[i]);
            }
        }

        Assert.That(harness.Values, Is.EqualTo(weights).Within(1e-5));
    }

    [Test]
    public void The_defaults_are_those_of_Keras() =>
        Assert.That(new SgdOptions(), Is.EqualTo(new SgdOptions
        {
            LearningRate = 0.01f,
            Momentum = 0,
            Nesterov = false,
            WeightDecay = 0,
        }));

    [Test]
    public void Only_momentum_needs_state()
    {
        Assert.That(new SgdOptimizer(new()).StateSlots, Is.Empty);
        Assert.That(new SgdOptimizer(new() { Momentum = 0.9f }).StateSlots, Is.EqualTo(new[] { "velocity" }));
    }

    [Test]
    public void Nesterov_without_momentum_is_refused() =>
        Assert.That(
            () => new SgdOptimizer(new() { Nesterov = true }),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "nesterov is true and momentum is 0. "
                + "Expected a momentum above 0, for example 0.9, or nesterov false."));

    private static float[] Steps(OptimizerHarness harness, int steps)
    {
        var values = new float[steps];
        for (var step = 0; step < steps; step++)
        {
            harness.Step([1]);
            values[step] = harness.Values[0];
        }

        return values;
    }
}
