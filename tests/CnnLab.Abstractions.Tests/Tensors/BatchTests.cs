namespace CnnLab.Abstractions.Tests.Tensors;

public sealed class BatchTests
{
    private static readonly float[] Numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    [Test]
    public void Samples_lie_one_behind_the_other()
    {
        var batch = new ReadOnlyBatch(Numbers, 3, new Shape(2, 2));
        Assert.That(batch[1].ToArray(), Is.EqualTo(new float[] { 4, 5, 6, 7 }));
        Assert.That(batch.Slice(1, 2)[1].ToArray(), Is.EqualTo(new float[] { 8, 9, 10, 11 }));
        Assert.That(batch.Slice(1, 2).Count, Is.EqualTo(2));
    }

    [Test]
    public void A_batch_writes_through_to_its_memory()
    {
        var values = new float[6];
        var batch = new Batch(values, 2, new Shape(3));
        batch.Slice(1, 1)[0].Fill(7);
        ReadOnlyBatch same = batch;
        Assert.That(values, Is.EqualTo(new float[] { 0, 0, 0, 7, 7, 7 }));
        Assert.That(same[1].ToArray(), Is.All.EqualTo(7));
    }

    [Test]
    public void Memory_of_another_length_is_refused()
    {
        const string Message = "12 values cannot hold 2 samples of shape [5].";
        Assert.That(
            () => { _ = new ReadOnlyBatch(Numbers, 2, new Shape(5)); },
            Throws.ArgumentException.With.Message.StartsWith(Message));
        Assert.That(
            () => { _ = new Batch(Numbers, 2, new Shape(5)); },
            Throws.ArgumentException.With.Message.StartsWith(Message));
    }

    [Test]
    public void The_default_is_empty()
    {
        Assert.That(default(Batch).IsEmpty, Is.True);
        Assert.That(default(Batch).AsReadOnly().IsEmpty, Is.True);
        Assert.That(new ReadOnlyBatch(Numbers, 1, new Shape(12)).IsEmpty, Is.False);
    }
}
