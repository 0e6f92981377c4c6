using CnnLab.Plugins.Optimizers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Optimizers;

/// <summary>What holds for every optimizer.</summary>
public sealed class OptimizerTests
{
    private static readonly TestCaseData[] Optimizers =
    [
        Case("sgd", new SgdOptimizer(new() { LearningRate = 0.05f, WeightDecay = 0.01f })),
        Case("momentum", new SgdOptimizer(new() { LearningRate = 0.05f, Momentum = 0.9f })),
        Case("nesterov", new SgdOptimizer(new() { LearningRate = 0.05f, Momentum = 0.9f, Nesterov = true })),
        Case("adam", new AdamOptimizer(new() { LearningRate = 0.05f, WeightDecay = 0.01f })),
        Case("adamw", new AdamWOptimizer(new() { LearningRate = 0.05f })),
        Case("nadam", new NadamOptimizer(new() { LearningRate = 0.05f })),
        Case("radam", new RAdamOptimizer(new() { LearningRate = 0.05f })),
        Case("adamax", new AdamaxOptimizer(new() { LearningRate = 0.05f })),
        Case("rmsprop", new RmsPropOptimizer(new() { LearningRate = 0.01f, Momentum = 0.5f })),
        Case("adagrad", new AdagradOptimizer(new() { LearningRate = 0.1f })),
        Case("adadelta", new AdadeltaOptimizer(new() { Epsilon = 1e-4f })),
        Case("lion", new LionOptimizer(new() { LearningRate = 0.005f })),
    ];

    [TestCaseSource(nameof(Optimizers))]
    public void The_numbers_do_not_depend_on_how_parameters_are_sliced(Optimizer optimizer)
    {
        var start = TestValues.Uniform(101);
        var (whole, sliced) = (new OptimizerHarness(optimizer, start), new OptimizerHarness(optimizer, start));
        for (ulong step = 0; step < 5; step++)
        {
            var gradient = TestValues.Uniform(101, seed: step);
            whole.Step(gradient);
            sliced.Step(gradient, 1, 8, 21, 64, 97);
        }

        Assert.That(sliced.Values, Is.EqualTo(whole.Values));
    }

    [TestCaseSource(nameof(Optimizers))]
    public void A_quadratic_bowl_is_descended(Optimizer optimizer)
    {
        var harness = new OptimizerHarness(optimizer, TestValues.Uniform(33));
        var before = harness.Values.Sum(x => x * x);
        for (var step = 0; step < 400; step++)
        {
            harness.Step([.. harness.Values.Select(x => 2 * x)]);
        }

        Assert.That(harness.Values.Sum(x => x * x), Is.LessThan(before / 1000));
    }

    [TestCaseSource(nameof(Optimizers))]
    public void A_step_allocates_nothing(Optimizer optimizer)
    {
        float[] values = new float[100], gradient = new float[100];
        float[][] state = [new float[100], new float[100]];
        optimizer.Update(new ParameterUpdate(values, gradient, state, 0, 1, 0.1f));
        var before = GC.GetAllocatedBytesForCurrentThread();
        optimizer.Update(new ParameterUpdate(values, gradient, state, 0, 2, 0.1f));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static TestCaseData Case(string name, Optimizer optimizer) =>
        new TestCaseData(optimizer).SetArgDisplayNames(name);
}
