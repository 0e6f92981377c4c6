namespace CnnLab.Compute;

/// <summary>
/// One large matrix product on all threads of a run, for layers that see the whole batch. The product is cut into tiles by its shape alone,
/// so the result has the same bits for any number of workers.
/// </summary>
/// <remarks>Keep one in a field: it is reused without allocating. It serves one call at a time.</remarks>
public sealed unsafe class ParallelProduct
{
    /// <summary>Multiply-adds that are worth a piece of their own: some tens of microseconds.</summary>
    private const long MultiplyAddsPerPiece = 1 << 20;

    private const int MaxPieces = 64;

    private readonly Action<int, int> _piece;
    private ILinearAlgebra? _linearAlgebra;
    private MatrixProduct _product;
    private int _pieces;
    private float* _a;
    private float* _b;
    private float* _c;
    private int _lengthA;
    private int _lengthB;
    private int _lengthC;

    /// <summary>A helper without a product yet.</summary>
    public ParallelProduct() => _piece = MultiplyPiece;

    /// <summary>Computes <paramref name="product"/> on the workers of <paramref name="loop"/>. C may overlap neither A nor B.</summary>
    /// <exception cref="ArgumentException">A span is too short for the product.</exception>
    public void Multiply(
        ILinearAlgebra linearAlgebra,
        IParallelLoop loop,
        in MatrixProduct product,
        ReadOnlySpan<float> a,
        ReadOnlySpan<float> b,
        Span<float> c)
    {
        product.Check(a, b, c);
        (_linearAlgebra, _product) = (linearAlgebra, product);
        (_lengthA, _lengthB, _lengthC) = (a.Length, b.Length, c.Length);
        _pieces = PieceCount(product);
        fixed (float* pinnedA = a, pinnedB = b, pinnedC = c)
        {
            _a = pinnedA;
            _b = pinnedB;
            _c = pinnedC;
            loop.For(_pieces, _piece);
        }
    }

    private static int PieceCount(in MatrixProduct product)
    {
        var byWork = product.MultiplyAdds / MultiplyAddsPerPiece;
        var byLength = Math.Max(product.M, product.N) / 32;
        return (int)Math.Clamp(Math.Min(byWork, byLength), 1, MaxPieces);
    }

    private void MultiplyPiece(int piece, int worker)
    {
        var byRows = _product.M >= _product.N;
        var length = byRows ? _product.M : _product.N;
        var start = (int)((long)length * piece / _pieces);
        var end = (int)((long)length * (piece + 1) / _pieces);
        var (firstA, firstB, firstC) = byRows
            ? (start * (_product.TransposeA ? 1 : _product.StrideA()), 0, start * _product.StrideC())
            : (0, start * (_product.TransposeB ? _product.StrideB() : 1), start);
        var part = _product with
        {
            M = byRows ? end - start : _product.M,
            N = byRows ? _product.N : end - start,
            RowStrideA = _product.StrideA(),
            RowStrideB = _product.StrideB(),
            RowStrideC = _product.StrideC(),
        };
        _linearAlgebra!.Multiply(
            part,
            new ReadOnlySpan<float>(_a + firstA, _lengthA - firstA),
            new ReadOnlySpan<float>(_b + firstB, _lengthB - firstB),
            new Span<float>(_c + firstC, _lengthC - firstC));
    }
}
