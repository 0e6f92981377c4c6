using CnnLab.TestKit;

namespace CnnLab.Abstractions.Tests.TestKit;

/// <summary>The harness must find what it is there to find.</summary>
public sealed class LayerHarnessTests
{
    [Test]
    public void A_right_layer_passes([Values] bool overwrites, [Values(1, 2, 5)] int batchSize) =>
        Harness(new ScaleFaults(), overwrites, batchSize).GradientCheck();

    [Test]
    public void A_wrong_gradient_of_the_input_is_found() =>
        AssertFinds(new ScaleFaults { InputGradientFactor = 1.01f }, "The gradient of the input, element 0 of 12");

    [Test]
    public void A_wrong_gradient_of_a_parameter_is_found() =>
        AssertFinds(
            new ScaleFaults { ParameterGradientFactor = 0.99f }, "The gradient of parameter 'scale', element 0 of 4");

    [Test]
    public void An_output_that_is_not_assigned_is_found() =>
        AssertFinds(new ScaleFaults { SkipsLastOutput = true }, "Element 11 of the output was not assigned.");

    [Test]
    public void A_gradient_that_is_assigned_instead_of_added_is_found() =>
        AssertFinds(new ScaleFaults { ForgetsEarlierPieces = true }, "is it added to what is there?");

    [Test]
    public void An_allocation_is_found() =>
        AssertFinds(new ScaleFaults { Allocates = true }, "Forward and Backward allocate memory.");

    [Test]
    public void Memory_that_instances_share_is_found() =>
        AssertFinds(new ScaleFaults { SharesMemory = true }, "after another instance of the layer ran");

    [Test]
    public void An_output_that_depends_on_the_place_in_the_call_is_found() =>
        AssertFinds(new ScaleFaults { CountsSamplesOfTheCall = true }, "The output depends on how the batch is cut.");

    private static LayerHarness Harness(ScaleFaults faults, bool overwrites = false, int batchSize = 3) =>
        new(site => new FaultyScale(faults, overwrites, site), new Shape(4), batchSize);

    private static void AssertFinds(ScaleFaults faults, string message) =>
        Assert.That(
            () => Harness(faults).GradientCheck(), Throws.TypeOf<AssertionException>().With.Message.Contains(message));
}
