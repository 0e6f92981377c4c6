using NUnit.Framework;

namespace CnnLab.TestKit;

/// <summary>
/// What every layer must keep: the declared shape, everything assigned, nothing mutated, gradients equal to central
/// differences, the same outputs however the batch is cut, parameter gradients added up over the pieces, no allocation,
/// and instances that do not know of each other.
/// </summary>
internal static class LayerRules
{
    public static void Check(LayerHarness harness, GradientTolerance tolerance)
    {
        if (harness.Layer.IsReshape)
        {
            Assert.That(
                harness.Layer.OutputShape.Count,
                Is.EqualTo(harness.Layer.InputShape.Count),
                "A reshape keeps all values.");
            return;
        }

        var output = harness.Forward();
        var upstream = TestValues.Uniform(output.Length, seed: 2);
        var gradients = harness.Backward(upstream);
        CheckGradients(harness, upstream, gradients, tolerance);
        CheckWithoutInputGradient(harness, upstream, gradients);
        Assert.That(harness.AllocatedBytes(upstream), Is.Zero, "Forward and Backward allocate memory.");
        CheckInstances(harness, upstream, gradients);
        CheckInPlace(harness, output, upstream, gradients);
        CheckPieces(harness, output, upstream, gradients);
    }

    private static void CheckGradients(
        LayerHarness harness, float[] upstream, LayerGradients gradients, GradientTolerance tolerance)
    {
        double Loss() => Dot(upstream, harness.Forward());
        CentralDifferences.Check("the input", harness.Input, gradients.Input, Loss, tolerance);
        foreach (var (name, gradient) in gradients.Parameters)
        {
            CentralDifferences.Check($"parameter '{name}'", harness.Values(name), gradient, Loss, tolerance);
        }
    }

    private static void CheckWithoutInputGradient(LayerHarness harness, float[] upstream, LayerGradients expected)
    {
        harness.Forward();
        var gradients = harness.Backward(upstream, wantInputGradient: false);
        AssertSameParameters(gradients, expected, 0, "when nobody wants the gradient of the input");
    }

    private static void CheckInstances(LayerHarness harness, float[] upstream, LayerGradients expected)
    {
        var other = harness.Twin();
        harness.Forward();
        Array.Reverse(other.Input);
        other.Forward();
        var gradients = harness.Backward(upstream);
        Assert.That(
            gradients.Input,
            Is.EqualTo(expected.Input),
            "Another instance of the layer changed the gradient of the input.");
        AssertSameParameters(gradients, expected, 0, "after another instance of the layer ran");
    }

    private static void CheckInPlace(LayerHarness harness, float[] output, float[] upstream, LayerGradients expected)
    {
        if (!harness.Layer.CanRunInPlace)
        {
            return;
        }

        Assert.That(harness.ForwardInPlace(), Is.EqualTo(output), "The output is another one in place.");
        var gradients = harness.BackwardInPlace(upstream);
        Assert.That(gradients.Input, Is.EqualTo(expected.Input), "The gradient of the input is another one in place.");
        AssertSameParameters(gradients, expected, 0, "in place");
    }

    private static void CheckPieces(LayerHarness harness, float[] output, float[] upstream, LayerGradients expected)
    {
        if (harness.Layer.NeedsWholeBatch || harness.BatchSize == 1)
        {
            return;
        }

        int[] pieces = harness.BatchSize == 2 ? [1, 1] : [1, harness.BatchSize - 2, 1];
        Assert.That(harness.Forward(pieces), Is.EqualTo(output), "The output depends on how the batch is cut.");
        var gradients = harness.Backward(upstream);
        AssertClose(gradients.Input, expected.Input, 1e-4, "The gradient of the input, in pieces");
        AssertSameParameters(gradients, expected, 1e-4, "in pieces (is it added to what is there?)");
    }

    private static void AssertSameParameters(
        LayerGradients actual, LayerGradients expected, double tolerance, string when)
    {
        foreach (var (name, gradient) in expected.Parameters)
        {
            AssertClose(actual.Parameters[name], gradient, tolerance, $"The gradient of '{name}' {when}");
        }
    }

    private static void AssertClose(float[] actual, float[] expected, double tolerance, string what)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            var allowed = tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.That(actual[i], Is.EqualTo(expected[i]).Within(allowed), $"{what}, element {i}");
        }
    }

    private static double Dot(float[] left, float[] right)
    {
        double sum = 0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (double)left[i] * right[i];
        }

        return sum;
    }
}
