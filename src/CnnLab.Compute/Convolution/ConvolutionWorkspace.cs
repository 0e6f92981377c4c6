namespace CnnLab.Compute;

/// <summary>What a convolution works with during one call.</summary>
/// <param name="linearAlgebra">Matrix products.</param>
/// <param name="scratch">
/// Memory of at least <see cref="ConvolutionAlgorithm.ScratchElements"/>, with undefined content.
/// </param>
/// <param name="prepared">
/// What <see cref="ConvolutionAlgorithm.Prepare"/> made of the kernel that is handed in now.
/// </param>
public readonly ref struct ConvolutionWorkspace(
    ILinearAlgebra linearAlgebra, Span<float> scratch, ReadOnlySpan<float> prepared)
{
    /// <summary>Matrix products.</summary>
    public ILinearAlgebra LinearAlgebra { get; } = linearAlgebra;

    /// <summary>Memory for the time of the call.</summary>
    public Span<float> Scratch { get; } = scratch;

    /// <summary>The kernel as the algorithm wants it.</summary>
    public ReadOnlySpan<float> Prepared { get; } = prepared;
}
