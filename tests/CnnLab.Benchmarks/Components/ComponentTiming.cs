namespace CnnLab.Benchmarks;

/// <summary>What a component costs beside the plain one of its family, measured in the same rounds.</summary>
/// <param name="Name">The component.</param>
/// <param name="ForwardMilliseconds">The median of the forward passes.</param>
/// <param name="BackwardMilliseconds">The median of the backward passes.</param>
/// <param name="Forward">The median of the rounds' ratios of the forward passes.</param>
/// <param name="Backward">The same of the backward passes.</param>
/// <param name="Both">The same of a forward and a backward pass together.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass; 0 where they do not dominate.</param>
internal sealed record ComponentTiming(
    string Name,
    double ForwardMilliseconds,
    double BackwardMilliseconds,
    double Forward,
    double Backward,
    double Both,
    long MultiplyAdds)
{
    /// <summary>Of the rounds of a component and of the plain one beside it.</summary>
    public static ComponentTiming Of(
        string name,
        long multiplyAdds,
        IReadOnlyList<(double Forward, double Backward)> own,
        IReadOnlyList<(double Forward, double Backward)> plain)
    {
        double Ratio(Func<(double Forward, double Backward), double> time) =>
            Statistics.Median(own.Zip(plain, (one, other) => time(one) / time(other)));
        return new ComponentTiming(
            name,
            Statistics.Median(own.Select(round => round.Forward)),
            Statistics.Median(own.Select(round => round.Backward)),
            Ratio(round => round.Forward),
            Ratio(round => round.Backward),
            Ratio(round => round.Forward + round.Backward),
            multiplyAdds);
    }
}
