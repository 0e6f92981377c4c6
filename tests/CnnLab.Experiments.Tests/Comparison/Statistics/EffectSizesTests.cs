using CsCheck;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class EffectSizesTests
{
    [Test]
    public void The_golden_differences_have_the_effects_that_are_worked_out_by_hand()
    {
        var effect = EffectSizes.Of([0.010, 0.020, 0.015, 0.005, 0.020]);
        Assert.That(effect.MeanDifference, Is.EqualTo(0.014).Within(1e-15));
        Assert.That(effect.UncorrectedDz, Is.EqualTo(0.014 / Math.Sqrt(4.25e-5)).Within(1e-12));
        Assert.That(effect.RankBiserial, Is.EqualTo(1));
    }

    // Darwin's plants: (96 - 24) / 120.
    [Test]
    public void The_rank_biserial_is_the_difference_of_Wilcoxons_sums_over_their_total() =>
        Assert.That(EffectSizes.Of([6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]).RankBiserial,
            Is.EqualTo(0.6).Within(1e-15));

    [Test]
    public void Swapping_the_variants_turns_every_sign() =>
        Gen.Int[-50, 50].Select(i => i / 64.0).Array[1, 20].Sample(d =>
        {
            var (there, back) = (EffectSizes.Of(d), EffectSizes.Of([.. d.Select(x => -x)]));
            return there.MeanDifference == -back.MeanDifference && there.UncorrectedDz == -back.UncorrectedDz
                && there.RankBiserial == -back.RankBiserial;
        });

    [Test]
    public void What_has_no_spread_has_no_standardised_effect()
    {
        Assert.That(EffectSizes.Of([0, 0, 0]), Is.EqualTo(new EffectSizes(0, null, null)));
        Assert.That(EffectSizes.Of([0.5]), Is.EqualTo(new EffectSizes(0.5, null, 1)));
        Assert.That(() => EffectSizes.Of([]), Throws.ArgumentException);
    }
}
