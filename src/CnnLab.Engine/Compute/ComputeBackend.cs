namespace CnnLab.Engine;

/// <summary>What a run computes with: the provider of matrix products and the threads.</summary>
/// <param name="LinearAlgebra">Matrix products, single-threaded.</param>
/// <param name="Parallel">The threads.</param>
public sealed record ComputeBackend(ILinearAlgebra LinearAlgebra, IParallelLoop Parallel);
