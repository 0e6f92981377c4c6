using CnnLab.Plugins.Optimizers;
using CnnLab.TestKit;

namespace CnnLab.Plugins.Tests.Optimizers;

/// <summary>Every optimizer beside its formula in plain loops and double precision.</summary>
public sealed class OptimizerFormulaTests
{
    /// <summary>One step of one parameter: its value, the gradient, the two numbers that are kept, the step's number.</summary>
    private delegate void Formula(ref double w, double g, ref double a, ref double b, int t);

    private static readonly TestCaseData[] All =
    [
        Case("adamw", new AdamWOptimizer(new() { LearningRate = 0.01f, WeightDecay = 0.1f }), AdamW),
        Case("nadam", new NadamOptimizer(new() { LearningRate = 0.01f }), Nadam),
        Case("radam", new RAdamOptimizer(new() { LearningRate = 0.01f }), RAdam),
        Case("adamax", new AdamaxOptimizer(new() { LearningRate = 0.01f }), Adamax),
        Case("rmsprop", new RmsPropOptimizer(new() { LearningRate = 0.01f, WeightDecay = 0.1f }), RmsProp),
        Case("rmsprop momentum", new RmsPropOptimizer(new() { LearningRate = 0.01f, Momentum = 0.5f }), RmsPropMomentum),
        Case("adagrad", new AdagradOptimizer(new() { LearningRate = 0.01f, WeightDecay = 0.1f }), Adagrad),
        Case("adadelta", new AdadeltaOptimizer(new() { WeightDecay = 0.1f }), Adadelta),
        Case("lion", new LionOptimizer(new() { LearningRate = 0.01f, WeightDecay = 0.1f }), Lion),
    ];

    [TestCaseSource(nameof(All))]
    public void Twenty_steps_equal_the_formula(Optimizer optimizer, object formula)
    {
        var start = TestValues.Uniform(37);
        var harness = new OptimizerHarness(optimizer, start);
        var weights = start.Select(x => (double)x).ToArray();
        double[] a = new double[37], b = new double[37];
        for (var step = 1; step <= 20; step++)
        {
            var gradient = TestValues.Uniform(37, seed: (ulong)step);
            harness.Step(gradient);
            for (var i = 0; i < weights.Length; i++)
            {
                ((Formula)formula)(ref weights[i], gradient[i], ref a[i], ref b[i], step);
            }
        }

        Assert.That(harness.Values, Is.EqualTo(weights).Within(2e-6));
        Assert.That(harness.Values, Is.Not.EqualTo(start));
    }

    [Test]
    public void Lion_stands_still_where_there_is_no_direction()
    {
        var harness = new OptimizerHarness(new LionOptimizer(new()), [1, -2]);
        harness.Step([0, 0]);
        Assert.That(harness.Values, Is.EqualTo(new float[] { 1, -2 }));
    }

    private static double Step(double m, double v, int t, double eps = 1e-7) =>
        0.01 * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * m / (Math.Sqrt(v) + eps);

    private static void Follow(double g, ref double m, ref double v)
    {
        m = (0.9 * m) + (0.1 * g);
        v = (0.999 * v) + (0.001 * g * g);
    }

    private static void AdamW(ref double w, double g, ref double m, ref double v, int t)
    {
        w -= 0.01 * 0.1 * w;
        Follow(g, ref m, ref v);
        w -= Step(m, v, t);
    }

    private static void Nadam(ref double w, double g, ref double m, ref double v, int t)
    {
        Follow(g, ref m, ref v);
        var mean = (0.9 * m / (1 - Math.Pow(0.9, t + 1))) + (0.1 * g / (1 - Math.Pow(0.9, t)));
        w -= 0.01 * mean / ((Math.Sqrt(v) + 1e-7) / Math.Sqrt(1 - Math.Pow(0.999, t)));
    }

    private static void RAdam(ref double w, double g, ref double m, ref double v, int t)
    {
        Follow(g, ref m, ref v);
        var most = 1999.0;
        var length = most - (2 * t * Math.Pow(0.999, t) / (1 - Math.Pow(0.999, t)));
        var factor = Math.Sqrt((length - 4) * (length - 2) * most / ((most - 4) * (most - 2) * length));
        w -= length > 5 ? factor * Step(m, v, t) : 0.01 * m / (1 - Math.Pow(0.9, t));
    }

    private static void Adamax(ref double w, double g, ref double m, ref double u, int t)
    {
        m = (0.9 * m) + (0.1 * g);
        u = Math.Max(0.999 * u, Math.Abs(g));
        w -= 0.01 / (1 - Math.Pow(0.9, t)) * m / (u + 1e-7);
    }

    private static void RmsProp(ref double w, double g, ref double v, ref double b, int t)
    {
        g += 0.1 * w;
        v = (0.9 * v) + (0.1 * g * g);
        w -= 0.01 * g / (Math.Sqrt(v) + 1e-7);
    }

    private static void RmsPropMomentum(ref double w, double g, ref double v, ref double b, int t)
    {
        v = (0.9 * v) + (0.1 * g * g);
        b = (0.5 * b) + (g / (Math.Sqrt(v) + 1e-7));
        w -= 0.01 * b;
    }

    private static void Adagrad(ref double w, double g, ref double s, ref double b, int t)
    {
        g += 0.1 * w;
        s += g * g;
        w -= 0.01 * g / (Math.Sqrt(0.1 + s) + 1e-7);
    }

    private static void Adadelta(ref double w, double g, ref double v, ref double u, int t)
    {
        g += 0.1 * w;
        v = (0.95 * v) + (0.05 * g * g);
        var step = Math.Sqrt(u + 1e-7) / Math.Sqrt(v + 1e-7) * g;
        u = (0.95 * u) + (0.05 * step * step);
        w -= step;
    }

    private static void Lion(ref double w, double g, ref double m, ref double b, int t)
    {
        w -= 0.01 * (Math.Sign((0.9 * m) + (0.1 * g)) + (0.1 * w));
        m = (0.99 * m) + (0.01 * g);
    }

    private static TestCaseData Case(string name, Optimizer optimizer, Formula formula) =>
        new TestCaseData(optimizer, formula).SetArgDisplayNames(name);
}
