namespace CnnLab.Experiments;

/// <summary>The numbers of McNemar's test.</summary>
/// <param name="OnlyFirst">Images that the first network alone is right about.</param>
/// <param name="OnlySecond">Images that the second network alone is right about.</param>
/// <param name="PValue">The exact two-sided p-value, which errs on the safe side.</param>
/// <param name="MidPValue">
/// The mid-p-value (Fagerland and others 2013), which counts half of what is as likely as the observation; closer to
/// the nominal level.
/// </param>
public sealed record McNemarResult(int OnlyFirst, int OnlySecond, double PValue, double MidPValue) : IPValue;
