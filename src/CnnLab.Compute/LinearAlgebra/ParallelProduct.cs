using System.Numerics.Tensors;

namespace CnnLab.Compute;

/// <summary>
/// One large matrix product on all threads of a run, for layers that see the whole batch. The product is cut by its
/// shape alone, along its longest side, so the result has the same bits for any number of workers.
/// </summary>
/// <remarks>Keep one in a field: it is reused without allocating. It serves one call at a time.</remarks>
public sealed unsafe class ParallelProduct
{
    /// <summary>Multiply-adds that are worth a piece of their own: some microseconds, several barriers.</summary>
    private const long MultiplyAddsPerPiece = 1 << 18;

    /// <summary>The same where there are pieces for some threads already: every piece packs its operands anew.</summary>
    private const long MultiplyAddsPerFurtherPiece = 1 << 21;

    private const int FewPieces = 8, MaxPieces = 32;

    /// <summary>The largest C that is worth one copy for each piece.</summary>
    private const int MaxPartialSum = 1 << 16;

    /// <summary>Pieces end where the kernels' tiles do: at multiples of every tile's height and width.</summary>
    private const int Grain = 96;

    private readonly Action<int, int> _piece;
    private ILinearAlgebra? _linearAlgebra;
    private MatrixProduct _product;
    private ProductSide _side;
    private int _pieces;
    private float* _a;
    private float* _b;
    private float* _c;
    private int _lengthA;
    private int _lengthB;
    private int _lengthC;
    private float[] _partialSums = [];

    /// <summary>A helper without a product yet.</summary>
    public ParallelProduct() => _piece = MultiplyPiece;

    /// <summary>
    /// Computes <paramref name="product"/> on the workers of <paramref name="loop"/>. C may overlap neither A nor B.
    /// </summary>
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
        Cut(product);
        if (_pieces <= 1)
        {
            linearAlgebra.Multiply(product, a, b, c);
            return;
        }

        _linearAlgebra = linearAlgebra;
        (_lengthA, _lengthB, _lengthC) = (a.Length, b.Length, c.Length);
        fixed (float* pinnedA = a, pinnedB = b, pinnedC = c)
        {
            _a = pinnedA;
            _b = pinnedB;
            _c = pinnedC;
            loop.For(_pieces, _piece);
        }

        if (_side == ProductSide.Sum)
        {
            AddPartialSums(c);
        }
    }

    private void Cut(in MatrixProduct product)
    {
        _product = product with
        {
            RowStrideA = product.StrideA(),
            RowStrideB = product.StrideB(),
            RowStrideC = product.StrideC(),
        };
        var longest = Math.Max(product.M, product.N);
        _side = product.M > product.N ? ProductSide.Rows : ProductSide.Columns;
        if (product.K > longest && (long)product.M * product.N <= MaxPartialSum)
        {
            (longest, _side) = (product.K, ProductSide.Sum);
        }

        var enough = Math.Clamp(product.MultiplyAdds / MultiplyAddsPerFurtherPiece, FewPieces, MaxPieces);
        _pieces = (int)Math.Min(Math.Min(product.MultiplyAdds / MultiplyAddsPerPiece, longest / Grain), enough);
        var partialSums = _side == ProductSide.Sum && _pieces > 1 ? _pieces * product.M * product.N : 0;
        if (_partialSums.Length < partialSums)
        {
            _partialSums = new float[partialSums];
        }
    }

    private void MultiplyPiece(int piece, int worker)
    {
        switch (_side)
        {
            case ProductSide.Rows:
                var (row, rows) = PartOf(_product.M, piece);
                var rowsOfA = row * (_product.TransposeA ? 1 : _product.RowStrideA);
                Multiply(_product with { M = rows }, rowsOfA, 0, Target(row * _product.RowStrideC));
                break;
            case ProductSide.Columns:
                var (column, columns) = PartOf(_product.N, piece);
                var columnsOfB = column * (_product.TransposeB ? _product.RowStrideB : 1);
                Multiply(_product with { N = columns }, 0, columnsOfB, Target(column));
                break;
            default:
                var (term, terms) = PartOf(_product.K, piece);
                var termsOfA = term * (_product.TransposeA ? _product.RowStrideA : 1);
                var termsOfB = term * (_product.TransposeB ? 1 : _product.RowStrideB);
                var partial = _product with { K = terms, Accumulate = false, RowStrideC = 0 };
                Multiply(partial, termsOfA, termsOfB, PartialSum(piece));
                break;
        }
    }

    private void Multiply(in MatrixProduct part, int offsetA, int offsetB, Span<float> c) =>
        _linearAlgebra!.Multiply(
            part,
            new ReadOnlySpan<float>(_a + offsetA, _lengthA - offsetA),
            new ReadOnlySpan<float>(_b + offsetB, _lengthB - offsetB),
            c);

    private Span<float> Target(int offset) => new(_c + offset, _lengthC - offset);

    private Span<float> PartialSum(int piece) =>
        _partialSums.AsSpan(piece * _product.M * _product.N, _product.M * _product.N);

    private (int Start, int Length) PartOf(int length, int piece)
    {
        var grains = (length + Grain - 1) / Grain;
        var start = Math.Min(length, (int)((long)grains * piece / _pieces) * Grain);
        var end = Math.Min(length, (int)((long)grains * (piece + 1) / _pieces) * Grain);
        return (start, end - start);
    }

    /// <summary>In the order of the pieces.</summary>
    private void AddPartialSums(Span<float> c)
    {
        for (var row = 0; row < _product.M; row++)
        {
            var target = c.Slice(row * _product.RowStrideC, _product.N);
            for (var piece = 0; piece < _pieces; piece++)
            {
                var part = PartialSum(piece).Slice(row * _product.N, _product.N);
                if (piece == 0 && !_product.Accumulate)
                {
                    part.CopyTo(target);
                }
                else
                {
                    TensorPrimitives.Add(target, part, target);
                }
            }
        }
    }
}
