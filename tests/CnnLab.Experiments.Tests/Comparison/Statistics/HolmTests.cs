using CsCheck;

namespace CnnLab.Experiments.Tests.Comparison.Statistics;

public class HolmTests
{
    private static readonly Gen<double[]> AnyPValues = Gen.Double[0, 1].Array[0, 12];

    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    [Test]
    public void Adjusted_values_are_those_of_R() =>
        Assert.That(Holm.Adjust([0.01, 0.04, 0.03, 0.005]),
            Is.EqualTo((double[])[0.03, 0.06, 0.06, 0.02]).Within(1e-15));

    // Demšar 2006, section 3.2.3: C4.5 against three variants, z of the average ranks over 14 data sets.
    [Test]
    public void Demsars_example_rejects_two_hypotheses_of_three()
    {
        var adjusted = Holm.Adjust([0.016, 0.019, 0.607]);
        Assert.That(adjusted, Is.EqualTo((double[])[0.048, 0.048, 0.607]).Within(1e-12));
    }

    [Test]
    public void An_adjusted_value_is_never_smaller_than_the_raw_one_nor_larger_than_one() =>
        AnyPValues.Sample(p => Holm.Adjust(p).Zip(p).All(pair => pair.First >= pair.Second && pair.First <= 1));

    [Test]
    public void The_order_of_the_values_is_kept() => AnyPValues.Sample(p =>
    {
        var adjusted = Holm.Adjust(p);
        return Enumerable.Range(0, p.Length).All(i =>
            Enumerable.Range(0, p.Length).All(j => p[i] > p[j] || adjusted[i] <= adjusted[j]));
    });

    [Test]
    public void What_is_rejected_is_what_the_steps_of_the_paper_reject() =>
        Gen.Select(AnyPValues, Gen.Double[0.01, 0.5]).Sample((p, alpha) =>
        {
            var rejected = new HashSet<double>();
            foreach (var (value, step) in p.Order().Select((value, step) => (value, step)))
            {
                if (value > alpha / (p.Length - step))
                {
                    break;
                }

                rejected.Add(value);
            }

            return Holm.Adjust(p).Zip(p).All(pair => rejected.Contains(pair.Second) == pair.First <= alpha);
        });
}
