namespace CnnLab.Experiments.Tests.Comparison.Statistics;

/// <summary>How often two variants that are equally good are told apart at 0.05.</summary>
public class FalseAlarmTests
{
    private const int Batches = 600, Folds = 5, Repeats = 4, Images = 60;

    [Test]
    public void Differences_as_correlated_as_the_test_takes_them_to_be_give_five_percent()
    {
        var random = RandomStream.For(1, "correlated differences");
        var (corrected, naive) = Alarms(4000, () => Correlated(ref random, 10, 10));
        // Three standard errors of 4000 batches are 0.0103.
        Assert.That(corrected, Is.EqualTo(0.05).Within(0.0103));
        Assert.That(naive, Is.GreaterThan(0.5));
    }

    [Test]
    public void Two_equally_good_classifiers_cross_validated_in_earnest_give_about_five_percent()
    {
        var random = RandomStream.For(2, "cross-validations");
        var (corrected, naive) = Alarms(Batches, () => CrossValidated(ref random));
        Assert.That(corrected, Is.InRange(0.02, 0.08));
        Assert.That(naive, Is.GreaterThan(0.2).And.GreaterThan(3 * corrected));
    }

    private static (double Corrected, double Naive) Alarms(int batches, Func<(double[] D, int Folds)> batch)
    {
        var (corrected, naive) = (0, 0);
        for (var i = 0; i < batches; i++)
        {
            var (d, folds) = batch();
            var answer = CorrectedResampledT.Test(d, CorrectedResampledT.RatioOfFolds(folds));
            corrected += answer.Result?.PValue < 0.05 ? 1 : 0;
            naive += CorrectedResampledTTests.NaiveP(d) < 0.05 ? 1 : 0;
        }

        TestContext.Out.WriteLine($"corrected {corrected}, naive {naive} of {batches}");
        return ((double)corrected / batches, (double)naive / batches);
    }

    private static (double[] D, int Folds) Correlated(ref RandomStream random, int folds, int repeats)
    {
        var shared = random.NextGaussian() * Math.Sqrt(1.0 / folds);
        var d = new double[folds * repeats];
        for (var i = 0; i < d.Length; i++)
        {
            d[i] = shared + (random.NextGaussian() * Math.Sqrt(1 - (1.0 / folds)));
        }

        return (d, folds);
    }

    // The classes differ alike in both features; one variant sees the first feature, the other the second.
    private static (double[] D, int Folds) CrossValidated(ref RandomStream random)
    {
        var features = new double[2, Images];
        for (var i = 0; i < Images; i++)
        {
            features[0, i] = Label(i) + random.NextGaussian();
            features[1, i] = Label(i) + random.NextGaussian();
        }

        var d = new List<double>();
        int[] order = [.. Enumerable.Range(0, Images)];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            random.Shuffle(order.AsSpan());
            for (var fold = 0; fold < Folds; fold++)
            {
                d.Add(Accuracy(features, 0, order, fold) - Accuracy(features, 1, order, fold));
            }
        }

        return ([.. d], Folds);
    }

    /// <summary>The classifier by the nearest mean of a class.</summary>
    private static double Accuracy(double[,] features, int feature, int[] order, int fold)
    {
        var training = order.Where((_, place) => place % Folds != fold).ToArray();
        double Mean(int label) => training.Where(i => Label(i) == label).Average(i => features[feature, i]);
        var (zero, one) = (Mean(0), Mean(1));
        return order.Where((_, place) => place % Folds == fold).Average(i =>
        {
            var x = features[feature, i];
            return (Math.Abs(x - one) < Math.Abs(x - zero) ? 1 : 0) == Label(i) ? 1.0 : 0.0;
        });
    }

    private static int Label(int image) => image % 2;
}
