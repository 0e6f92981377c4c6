namespace CnnLab.Compute;

/// <summary>
/// Where the elements of a <see cref="MatrixProduct"/>'s operands lie, and whether the spans hold them.
/// </summary>
internal static class MatrixProductLayout
{
    /// <summary>Elements between two stored rows of A.</summary>
    public static int StrideA(this in MatrixProduct product) =>
        product.RowStrideA != 0 ? product.RowStrideA : ColumnsA(product);

    /// <summary>Elements between two stored rows of B.</summary>
    public static int StrideB(this in MatrixProduct product) =>
        product.RowStrideB != 0 ? product.RowStrideB : ColumnsB(product);

    /// <summary>Elements between two rows of C.</summary>
    public static int StrideC(this in MatrixProduct product) =>
        product.RowStrideC != 0 ? product.RowStrideC : product.N;

    /// <summary>Throws unless the sizes make sense and the spans are long enough.</summary>
    public static void Check(
        this in MatrixProduct product, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(product.M);
        ArgumentOutOfRangeException.ThrowIfNegative(product.N);
        ArgumentOutOfRangeException.ThrowIfNegative(product.K);
        var rowsA = product.TransposeA ? product.K : product.M;
        var rowsB = product.TransposeB ? product.N : product.K;
        CheckOperand("A", rowsA, ColumnsA(product), product.StrideA(), a.Length, nameof(a));
        CheckOperand("B", rowsB, ColumnsB(product), product.StrideB(), b.Length, nameof(b));
        CheckOperand("C", product.M, product.N, product.StrideC(), c.Length, nameof(c));
    }

    /// <summary>Does what is left of a product without a multiply-add: C is cleared unless it is added to.</summary>
    public static void MultiplyNothing(this in MatrixProduct product, Span<float> c)
    {
        for (var i = 0; product.N > 0 && i < product.M && !product.Accumulate; i++)
        {
            c.Slice(i * product.StrideC(), product.N).Clear();
        }
    }

    private static int ColumnsA(in MatrixProduct product) => product.TransposeA ? product.M : product.K;

    private static int ColumnsB(in MatrixProduct product) => product.TransposeB ? product.K : product.N;

    private static void CheckOperand(string name, int rows, int columns, int stride, int length, string parameter)
    {
        if (stride < columns)
        {
            throw new ArgumentException(
                $"The row stride of {name} is {stride}. Expected at least its {columns} stored columns.", parameter);
        }

        var needed = rows == 0 || columns == 0 ? 0 : ((long)(rows - 1) * stride) + columns;
        if (length < needed)
        {
            throw new ArgumentException(
                $"{name} of {rows}x{columns} with row stride {stride} needs {needed} elements. Received {length}.",
                parameter);
        }
    }
}
