using System.Runtime.CompilerServices;

namespace CnnLab.Compute.Tests.Elementwise;

public sealed class ElementwiseTests
{
    [Test]
    public void A_result_does_not_depend_on_where_a_number_stands_or_how_many_there_are([Range(0, 67)] int length)
    {
        var inputs = TestKit.TestValues.Uniform(100, -9, 9);
        float[] all = new float[100], some = new float[length];
        CnnLab.Compute.Elementwise.Map<HyperbolicTangent>(inputs, all);
        for (var start = 0; start < 17; start++)
        {
            CnnLab.Compute.Elementwise.Map<HyperbolicTangent>(inputs.AsSpan(start, length), some);
            Assert.That(some, Is.EqualTo(all[start..(start + length)]));
        }
    }

    [Test]
    public void Pairs_are_taken_one_by_one([Values(0, 1, 3, 4, 15, 16, 31, 37)] int length)
    {
        var (x, y) = (TestKit.TestValues.Uniform(length, seed: 1), TestKit.TestValues.Uniform(length, seed: 2));
        var results = new float[length];
        CnnLab.Compute.Elementwise.MapPairs<Difference>(x, y, results);
        Assert.That(results, Is.EqualTo(x.Zip(y, (left, right) => left - right)));
    }

    [Test]
    public void The_result_may_be_the_memory_of_the_numbers()
    {
        var (x, y) = (TestKit.TestValues.Uniform(37, seed: 1), TestKit.TestValues.Uniform(37, seed: 2));
        float[] apart = new float[37], before = [.. x];
        CnnLab.Compute.Elementwise.Map<LogisticFunction>(x, apart);
        CnnLab.Compute.Elementwise.Map<LogisticFunction>(x, x);
        Assert.That(x, Is.EqualTo(apart));
        CnnLab.Compute.Elementwise.MapPairs<Difference>(before, y, apart);
        CnnLab.Compute.Elementwise.MapPairs<Difference>(before, y, before);
        Assert.That(before, Is.EqualTo(apart));
    }

    [Test]
    public void Spans_of_different_lengths_are_refused()
    {
        Assert.That(
            () => CnnLab.Compute.Elementwise.Map<LogisticFunction>(new float[3], new float[4]),
            Throws.ArgumentException.With.Message.EqualTo("3 numbers do not fit a result of 4. Expected as many."));
        Assert.That(
            () => CnnLab.Compute.Elementwise.MapPairs<Difference>(new float[4], new float[5], new float[4]),
            Throws.ArgumentException.With.Message.EqualTo("5 numbers do not fit a result of 4. Expected as many."));
    }

    private readonly struct Difference : IElementwisePairFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of<TVector, TLanes>(TVector x, TVector y)
            where TVector : unmanaged
            where TLanes : ILanes<TVector> => TLanes.Subtract(x, y);
    }
}
