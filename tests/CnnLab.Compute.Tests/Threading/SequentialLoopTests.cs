namespace CnnLab.Compute.Tests;

public class SequentialLoopTests
{
    [Test]
    public void The_pieces_run_in_order_on_worker_0()
    {
        var seen = new List<(int, int)>();

        SequentialLoop.Instance.For(3, (piece, worker) => seen.Add((piece, worker)));

        Assert.That(SequentialLoop.Instance.Workers, Is.EqualTo(1));
        Assert.That(seen, Is.EqualTo(new[] { (0, 0), (1, 0), (2, 0) }));
    }
}
