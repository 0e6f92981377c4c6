namespace CnnLab.Compute.Tests.Measurement;

public sealed class ProcessorPeakTests
{
    [Test]
    public void The_peak_of_a_core_is_one_that_a_core_can_have() =>
        Assert.That(ProcessorPeak.MeasureGigaflops(), Is.InRange(0.5, 1000));

    [Test]
    public void One_thread_of_a_loop_reaches_what_the_calling_thread_does()
    {
        // Whatever else the machine does may slow one of the two down, so they are compared in turn until they agree.
        var ratios = Enumerable.Range(0, 20)
            .Select(_ => ProcessorPeak.MeasureGigaflops(SequentialLoop.Instance) / ProcessorPeak.MeasureGigaflops());
        Assert.That(ratios.Any(ratio => ratio is > 0.7 and < 1.4), Is.True);
    }
}
