namespace CnnLab.Compute;

/// <summary>
/// A product as the kernels see it: element (i, k) of A is <c>A[i * RowA + k * StepA]</c>, and so on, whatever is
/// transposed.
/// </summary>
internal readonly unsafe struct ProductTask
{
    public ProductTask(in MatrixProduct product, float* a, float* b, float* c)
    {
        (M, N, K, Accumulate) = (product.M, product.N, product.K, product.Accumulate);
        (RowA, StepA) = product.TransposeA ? ((nint)1, (nint)product.StrideA()) : (product.StrideA(), 1);
        (StepB, ColumnB) = product.TransposeB ? ((nint)1, (nint)product.StrideB()) : (product.StrideB(), 1);
        RowC = product.StrideC();
        A = a;
        B = b;
        C = c;
    }

    public int M { get; init; }

    public int N { get; init; }

    public int K { get; init; }

    public float* A { get; init; }

    public nint RowA { get; init; }

    public nint StepA { get; init; }

    public float* B { get; init; }

    public nint StepB { get; init; }

    public nint ColumnB { get; init; }

    public float* C { get; init; }

    /// <summary>Elements between two stored rows of C.</summary>
    public nint RowC { get; init; }

    /// <summary>Whether C is stored by columns: element (i, j) at <c>C[j * RowC + i]</c>.</summary>
    public bool TransposeC { get; init; }

    public bool Accumulate { get; init; }

    /// <summary>The same product as transposed(C) = transposed(B) transposed(A).</summary>
    public ProductTask Swapped() => this with
    {
        M = N,
        N = M,
        A = B,
        RowA = ColumnB,
        StepA = StepB,
        B = A,
        StepB = StepA,
        ColumnB = RowA,
        TransposeC = !TransposeC,
    };

    /// <summary>
    /// The part of the product that takes some rows of A and C and some terms of the sum; terms after the first are
    /// added.
    /// </summary>
    public ProductTask Part(int row, int rows, int term, int terms) => this with
    {
        M = rows,
        K = terms,
        A = A + (row * RowA) + (term * StepA),
        B = B + (term * StepB),
        C = C + (TransposeC ? row : row * RowC),
        Accumulate = Accumulate || term > 0,
    };
}
