namespace CnnLab.Experiments;

/// <summary>An interval of a mean difference.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Confidence">Its confidence, 0.95 for 95 %.</param>
public sealed record Interval(double Low, double High, double Confidence);
