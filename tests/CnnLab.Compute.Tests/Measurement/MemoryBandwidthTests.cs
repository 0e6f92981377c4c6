namespace CnnLab.Compute.Tests.Measurement;

public sealed class MemoryBandwidthTests
{
    // Below, at and above whole pieces of 16,384 elements.
    [TestCase(1)]
    [TestCase(16_384)]
    [TestCase(40_001)]
    public void The_triad_assigns_every_element(int elements)
    {
        var a = new float[elements];
        var b = Enumerable.Range(0, elements).Select(i => (float)i).ToArray();
        var c = Enumerable.Range(0, elements).Select(i => 1f + (i % 7)).ToArray();
        using var pool = new WorkerPool(2);
        MemoryBandwidth.Triad(pool, a, b, c, scalar: 0.5f);
        Assert.That(a, Is.EqualTo(Enumerable.Range(0, elements).Select(i => (i * 0.5f) + 1 + (i % 7))));
    }

    [Test]
    public void The_bandwidth_is_one_that_a_computer_can_have()
    {
        // Arrays of 4 MiB may stay in a cache, so the upper bound is that of caches.
        var measured = MemoryBandwidth.MeasureGigabytesPerSecond(SequentialLoop.Instance, 1 << 20);
        Assert.That(measured, Is.InRange(0.05, 2000));
    }
}
