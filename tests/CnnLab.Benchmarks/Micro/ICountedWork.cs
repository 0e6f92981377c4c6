namespace CnnLab.Benchmarks;

/// <summary>A benchmark's parameter that knows how much there is to compute.</summary>
internal interface ICountedWork
{
    /// <summary>Multiply-adds of one call.</summary>
    long MultiplyAdds { get; }
}
