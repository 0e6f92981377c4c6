namespace CnnLab.Benchmarks.Tests;

public sealed class SweepsTests
{
    [TestCase(1, new[] { 1 })]
    [TestCase(2, new[] { 1, 2 })]
    [TestCase(6, new[] { 1, 2, 3, 4, 5, 6 })]
    [TestCase(48, new[] { 1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 48 })]
    public void Threads_go_from_one_to_all_processors(int processors, int[] counts) =>
        Assert.That(Sweeps.ThreadCounts(processors), Is.EqualTo(counts));

    [Test]
    public void Batches_go_from_1_to_512_and_channels_from_16_to_256()
    {
        var sweeps = Sweeps.All(threads: 1, processors: 2).ToDictionary(sweep => sweep.Name);
        Assert.Multiple(() =>
        {
            Assert.That(
                sweeps[Sweeps.BatchSize].Points.Select(point => point.Value).Distinct(),
                Is.EqualTo(new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512 }));
            Assert.That(sweeps[Sweeps.Channels].Points[0].Value, Is.EqualTo(16));
            Assert.That(sweeps[Sweeps.Channels].Points[^1].Value, Is.EqualTo(256));
        });
    }

    [Test]
    public void Every_manifest_can_be_benchmarked_at_every_point()
    {
        foreach (var point in Sweeps.All(threads: 1, processors: 2).SelectMany(sweep => sweep.Points))
        {
            var settings = point.Arguments.Where(argument => argument.Contains('=', StringComparison.Ordinal))
                .Select(argument => argument.Split('='))
                .Select(parts => (parts[0], parts[1]));
            Assert.That(() => Lab.Load(point.Arguments[0], [.. settings]).IsValid, Is.True, point.ToString());
        }
    }
}
