namespace CnnLab.Compute;

/// <summary>What a convolution works with during one call.</summary>
/// <param name="linearAlgebra">Matrix products.</param>
/// <param name="scratch">
/// Memory of at least <see cref="ConvolutionAlgorithm.ScratchElements"/>, with undefined content.
/// </param>
public readonly ref struct ConvolutionWorkspace(ILinearAlgebra linearAlgebra, Span<float> scratch)
{
    /// <summary>Matrix products.</summary>
    public ILinearAlgebra LinearAlgebra { get; } = linearAlgebra;

    /// <summary>Memory for the time of the call.</summary>
    public Span<float> Scratch { get; } = scratch;
}
