using CsCheck;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class RankTableTests
{
    internal static readonly Gen<double[][]> AnyScores =
        from variants in Gen.Int[3, 6]
        from scores in Gen.Int[0, 9].Select(i => i / 8.0).Array[variants].Array[5, 12]
        select scores;

    [Test]
    public void The_average_ranks_are_those_of_Demsars_table() =>
        Assert.That(Demsar.Table.Averages, Is.EqualTo((double[])[3.143, 2.000, 2.893, 1.964]).Within(5e-4));

    [Test]
    public void Equal_values_share_the_mean_of_their_ranks() =>
        Assert.That(RankTable.Of([[0.5, 0.9, 0.5, 0.1]], MetricGoal.Maximize).Ranks[0],
            Is.EqualTo((double[])[2.5, 1, 2.5, 4]));

    [Test]
    public void Means_of_the_same_values_in_another_order_are_equal()
    {
        double[] one = [0.1, 0.2, 0.3], other = [0.3, 0.2, 0.1];
        var (first, second) = (one.Sum() / 3, other.Sum() / 3);
        Assert.That(first, Is.Not.EqualTo(second));
        Assert.That(RankTable.Of([[first, second, 0.1]], MetricGoal.Maximize).Ranks[0],
            Is.EqualTo((double[])[1.5, 1.5, 3]));
        var d = PairedDifferences.Of([first, 0.9, 0.8, 1e-20, 3e14], [second, 0.8, 0.9, 0, 3e14]);
        Assert.That((d[0], d[1] + d[2], d[4]), Is.EqualTo((0.0, 0.0, 0.0)));
        Assert.That(d[3], Is.EqualTo(1e-20).Within(1e-30));
    }

    [Test]
    public void The_best_value_has_rank_one_whatever_the_goal()
    {
        Assert.That(RankTable.Of([[3, 1, 2]], MetricGoal.Maximize).Ranks[0], Is.EqualTo((double[])[1, 3, 2]));
        Assert.That(RankTable.Of([[3, 1, 2]], MetricGoal.Minimize).Ranks[0], Is.EqualTo((double[])[3, 1, 2]));
    }

    [Test]
    public void Turning_the_goal_turns_the_ranks() => AnyScores.Sample(scores =>
    {
        var (up, down) = (RankTable.Of(scores, MetricGoal.Maximize), RankTable.Of(scores, MetricGoal.Minimize));
        return up.Averages.Zip(down.Averages).All(pair =>
            Math.Abs(pair.First + pair.Second - up.Variants - 1) < 1e-12);
    });

    [Test]
    public void A_rank_is_one_more_than_the_better_ones_and_half_of_the_equal_ones() => AnyScores.Sample(scores =>
    {
        var table = RankTable.Of(scores, MetricGoal.Minimize);
        return scores.Zip(table.Ranks).All(row => row.First.Zip(row.Second).All(cell =>
            cell.Second == 1 + row.First.Count(other => other < cell.First)
                + ((row.First.Count(other => other == cell.First) - 1) / 2.0)));
    });

    [Test]
    public void A_missing_value_is_refused() =>
        Assert.That(() => RankTable.Of([[1, 2], [1]], MetricGoal.Maximize), Throws.ArgumentException);
}
