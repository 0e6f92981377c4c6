using MathNet.Numerics.Providers.LinearAlgebra;

namespace CnnLab.Compute;

/// <summary>
/// Any MathNet provider behind row-major products over spans. MathNet multiplies whole column-major arrays of exactly
/// the right length, so the operands are copied to such arrays, which are kept for each thread and size.
/// </summary>
internal sealed class MathNetLinearAlgebra(string name, ILinearAlgebraProvider<float> provider) : ILinearAlgebra
{
    [ThreadStatic]
    private static Dictionary<(char Operand, int Length), float[]>? _blocks;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ILinearAlgebraProvider<float> Provider => provider;

    /// <inheritdoc/>
    /// <remarks>An array stored by rows is its transposed stored by columns: C^T = B^T A^T, so B goes first.</remarks>
    public void Multiply(in MatrixProduct product, ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c)
    {
        product.Check(a, b, c);
        if (product.MultiplyAdds == 0)
        {
            product.MultiplyNothing(c);
            return;
        }

        var (rowsA, columnsA) = product.TransposeA ? (product.K, product.M) : (product.M, product.K);
        var (rowsB, columnsB) = product.TransposeB ? (product.N, product.K) : (product.K, product.N);
        var blockA = Block('A', rowsA * columnsA);
        var blockB = Block('B', rowsB * columnsB);
        var blockC = Block('C', product.M * product.N);
        Copy(a, product.StrideA(), blockA, columnsA, rowsA, columnsA);
        Copy(b, product.StrideB(), blockB, columnsB, rowsB, columnsB);
        if (product.Accumulate)
        {
            Copy(c, product.StrideC(), blockC, product.N, product.M, product.N);
        }

        provider.MatrixMultiplyWithUpdate(
            product.TransposeB ? Transpose.Transpose : Transpose.DontTranspose,
            product.TransposeA ? Transpose.Transpose : Transpose.DontTranspose,
            1f,
            blockB,
            columnsB,
            rowsB,
            blockA,
            columnsA,
            rowsA,
            product.Accumulate ? 1f : 0f,
            blockC);
        Copy(blockC, product.N, c, product.StrideC(), product.M, product.N);
    }

    private static float[] Block(char operand, int length)
    {
        _blocks ??= [];
        if (!_blocks.TryGetValue((operand, length), out var block))
        {
            block = new float[length];
            _blocks.Add((operand, length), block);
        }

        return block;
    }

    private static void Copy(
        ReadOnlySpan<float> source, int sourceStride, Span<float> target, int targetStride, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            source.Slice(i * sourceStride, columns).CopyTo(target.Slice(i * targetStride, columns));
        }
    }
}
