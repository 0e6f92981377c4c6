using CnnLab.TestKit;

namespace CnnLab.Abstractions.Tests.Activations;

public sealed class ElementwiseActivationTests
{
    [Test]
    public void An_activation_of_two_functions_is_a_whole_activation([Values(1, 3)] int batchSize) =>
        new ActivationHarness(new ElementwiseActivation<Swish>(), new Shape(2, 3, 5), batchSize).GradientCheck();
}
