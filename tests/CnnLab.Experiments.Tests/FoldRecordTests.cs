using CnnLab.Engine;
using CsCheck;

namespace CnnLab.Experiments.Tests;

public class FoldRecordTests
{
    [Test]
    public void Ranges_keep_every_list_and_its_order() =>
        Gen.Int[0, 30].Array[0, 40]
            .Sample(indexes => IndexRanges.Parse(IndexRanges.Format(indexes)).SequenceEqual(indexes));

    [TestCase(new[] { 0, 1, 2, 3, 7, 9, 10 }, "0-3,7,9-10")]
    [TestCase(new[] { 3, 2, 1 }, "3,2,1")]
    [TestCase(new int[0], "")]
    public void Neighbours_are_written_as_a_range(int[] indexes, string text) =>
        Assert.That(IndexRanges.Format(indexes), Is.EqualTo(text));

    [Test]
    public void Equal_lists_have_equal_hashes_and_the_order_matters()
    {
        var (first, same, other) = (Test([5, 1, 2]), Test([5, 1, 2]), Test([1, 2, 5]));
        Assert.That(first, Is.EqualTo(same));
        Assert.That(first.Sha256, Is.Not.EqualTo(other.Sha256));
        // sha256 of 05000000 01000000 02000000, from `printf | sha256sum`.
        Assert.That(first.Sha256, Is.EqualTo("99143eda4deaaef161ed619908a960bfdf51bce4621f70fa07ff68e2b8e3c199"));
    }

    [Test]
    public void Scored_samples_are_kept_and_the_training_samples_follow_from_them()
    {
        var record = FoldRecord.From([new FoldSplit(1, 2, [0, 1, 4], [5], [2, 3], OwnTestImages: false)])[0];
        Assert.That(record.Test.Expand(), Is.EqualTo((int[])[2, 3]));
        Assert.That(record.Validation.Expand(), Is.EqualTo((int[])[5]));
        Assert.That((record.Training.Count, record.Training.Expand()), Is.EqualTo((3, (int[]?)null)));
    }

    [Test]
    public void Very_long_lists_are_kept_as_hashes_only()
    {
        var test = Enumerable.Range(0, 1_000_001).ToArray();
        var record = FoldRecord.From([new FoldSplit(1, 1, [0], [], test, OwnTestImages: true)])[0];
        Assert.That((record.Test.Count, record.Test.Indexes), Is.EqualTo((test.Length, (string?)null)));
    }

    private static IndexListRecord Test(int[] indexes) => IndexListRecord.From(indexes, keepIndexes: true);
}
