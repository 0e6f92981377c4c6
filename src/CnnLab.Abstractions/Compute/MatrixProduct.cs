namespace CnnLab;

/// <summary>
/// What a row-major product computes: <c>C = op(A) op(B) + beta C</c> with op(A) of <see cref="M"/> x <see cref="K"/>
/// and op(B) of
/// <see cref="K"/> x <see cref="N"/>.
/// </summary>
/// <param name="M">Rows of op(A) and C.</param>
/// <param name="N">Columns of op(B) and C.</param>
/// <param name="K">Columns of op(A), rows of op(B).</param>
public readonly record struct MatrixProduct(int M, int N, int K)
{
    /// <summary>Whether A is stored transposed, K x M.</summary>
    public bool TransposeA { get; init; }

    /// <summary>Whether B is stored transposed, N x K.</summary>
    public bool TransposeB { get; init; }

    /// <summary>
    /// Whether the product is added to C (beta = 1) instead of replacing it (beta = 0; what C held, NaN included, is
    /// not read).
    /// </summary>
    public bool Accumulate { get; init; }

    /// <summary>Elements between two stored rows of A; 0 (the default) for rows without a gap.</summary>
    public int RowStrideA { get; init; }

    /// <summary>Elements between two stored rows of B; 0 (the default) for rows without a gap.</summary>
    public int RowStrideB { get; init; }

    /// <summary>Elements between two rows of C; 0 (the default) for rows without a gap.</summary>
    public int RowStrideC { get; init; }

    /// <summary>Multiply-adds of the product.</summary>
    public long MultiplyAdds => (long)M * N * K;
}
