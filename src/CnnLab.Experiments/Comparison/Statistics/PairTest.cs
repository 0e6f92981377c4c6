namespace CnnLab.Experiments;

/// <summary>A test of two variants as part of a family of such tests.</summary>
/// <typeparam name="T">The numbers of the test.</typeparam>
/// <param name="First">The index of the first variant.</param>
/// <param name="Second">The index of the second variant.</param>
/// <param name="Answer">What the test says; its p-value is that of this pair alone.</param>
/// <param name="HolmPValue">The p-value adjusted for the family; null where the test has none.</param>
public sealed record PairTest<T>(int First, int Second, TestAnswer<T> Answer, double? HolmPValue)
    where T : class, IPValue;
