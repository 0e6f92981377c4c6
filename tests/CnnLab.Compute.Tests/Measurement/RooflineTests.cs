namespace CnnLab.Compute.Tests.Measurement;

public sealed class RooflineTests
{
    private static readonly Roofline Machine = new(Threads: 2, PeakGigaflops: 200, GigabytesPerSecond: 25);

    [Test]
    public void Memory_limits_below_the_ridge_and_the_cores_above() => Assert.Multiple(() =>
    {
        Assert.That(Machine.RidgeFlopsPerByte, Is.EqualTo(8));
        Assert.That(Machine.AttainableGigaflops(2), Is.EqualTo(50));
        Assert.That(Machine.AttainableGigaflops(8), Is.EqualTo(200));
        Assert.That(Machine.AttainableGigaflops(100), Is.EqualTo(200));
    });
}
