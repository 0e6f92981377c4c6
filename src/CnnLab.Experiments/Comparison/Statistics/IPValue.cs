namespace CnnLab.Experiments;

/// <summary>The numbers of a test with a p-value, which can be part of a family of tests.</summary>
public interface IPValue
{
    /// <summary>The two-sided p-value.</summary>
    double PValue { get; }
}
