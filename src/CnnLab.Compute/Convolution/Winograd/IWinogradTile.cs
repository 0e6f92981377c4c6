namespace CnnLab.Compute;

/// <summary>
/// The minimal algorithm F(m, 3) for one axis: m outputs of a window of three from m + 2 inputs with m + 2
/// multiplications (Winograd 1980; Lavin and Gray: "Fast Algorithms for Convolutional Neural Networks", 2016). Applied
/// to rows and then to columns it gives F(m x m, 3x3).
/// </summary>
/// <remarks>
/// With the paper's matrices: <c>y = A^T [(G g) * (B^T d)]</c>; the gradients are the transposed of the same maps. Every
/// method maps some vectors, <c>step</c> floats apart, to others, lane by lane: the lanes are channels or filters.
/// </remarks>
internal unsafe interface IWinogradTile<TVector, TSimd>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    /// <summary>Outputs of a tile along one axis: m.</summary>
    static abstract int Outputs { get; }

    /// <summary><c>B^T d</c>: m + 2 inputs to m + 2 points.</summary>
    static abstract void Input(float* source, nint sourceStep, float* target, nint targetStep);

    /// <summary>
    /// <c>A^T y</c>: m + 2 points to m outputs, each with <paramref name="bias"/> added.
    /// </summary>
    static abstract void Output(float* source, nint sourceStep, TVector bias, float* target, nint targetStep);

    /// <summary><c>A y</c>: the gradients of m outputs to those of m + 2 points.</summary>
    static abstract void OutputGradient(float* source, nint sourceStep, float* target, nint targetStep);

    /// <summary><c>G g</c>: 3 weights to m + 2 points.</summary>
    static abstract void Kernel(float* source, nint sourceStep, float* target, nint targetStep);

    /// <summary><c>G^T u</c>: the gradients of m + 2 points to those of 3 weights.</summary>
    static abstract void KernelGradient(float* source, nint sourceStep, float* target, nint targetStep);
}
