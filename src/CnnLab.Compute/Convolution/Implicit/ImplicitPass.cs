using System.Numerics;

namespace CnnLab.Compute;

/// <summary>
/// A correlation as products of the kernel with panels of <see cref="PanelWidth"/> columns, each packed straight from
/// the image right before its use, where it stays in the first-level cache.
/// </summary>
internal sealed unsafe class ImplicitPass
{
    /// <summary>Two vectors of 512 bits: a product of so many columns needs no rearranging.</summary>
    private const int PanelWidth = 32;

    /// <summary>Rows of a panel: with so many it takes 32 KB.</summary>
    private const int PanelDepth = 256;

    private readonly ConvolutionGeometry _geometry;
    private readonly PhaseImage _image;
    private readonly Tiling _depths;

    public ImplicitPass(ConvolutionGeometry geometry)
    {
        _geometry = geometry;
        _image = new PhaseImage(geometry, PanelWidth);
        _depths = new Tiling(geometry.PatchLength, PanelDepth);
    }

    /// <summary>Floats that a call works with.</summary>
    public int ScratchElements => _image.Elements + (PanelDepth * PanelWidth) + (2 * PanelWidth);

    /// <summary>Assigns the outputs of some samples.</summary>
    public void Run(
        ReadOnlyBatch input, ReadOnlySpan<float> kernel, ReadOnlySpan<float> bias, Batch output,
        ILinearAlgebra linearAlgebra, Span<float> scratch)
    {
        fixed (float* image = scratch, samples = input.Values)
        {
            scratch[.._image.Elements].Clear();
            for (var sample = 0; sample < input.Count; sample++)
            {
                _image.Fill(samples + ((nint)sample * _geometry.InputShape.Count), image);
                for (var position = 0; position < _geometry.OutputArea; position += PanelWidth)
                {
                    var target = output[sample][position..];
                    Multiply(linearAlgebra, image, position, kernel, bias, target);
                }
            }
        }
    }

    private void Multiply(
        ILinearAlgebra linearAlgebra, float* image, int position, ReadOnlySpan<float> kernel,
        ReadOnlySpan<float> bias, Span<float> target)
    {
        var panel = image + ((_image.Elements + 15) & ~15);
        var columns = Math.Min(PanelWidth, _geometry.OutputArea - position);
        for (var filter = 0; filter < bias.Length; filter++)
        {
            target.Slice(filter * _geometry.OutputArea, columns).Fill(bias[filter]);
        }

        for (var block = 0; block < _depths.Count; block++)
        {
            var (first, depth) = (_depths.Start(block), _depths.Length(block));
            Pack(image, position, columns, first, depth, panel);
            var product = new MatrixProduct(_geometry.Filters, columns, depth)
            {
                RowStrideA = _geometry.PatchLength,
                RowStrideB = PanelWidth,
                RowStrideC = _geometry.OutputArea,
                Accumulate = block > 0 || !bias.IsEmpty,
            };
            linearAlgebra.Multiply(
                product, kernel[first..], new ReadOnlySpan<float>(panel, depth * PanelWidth), target);
        }
    }

    /// <summary>Copies what some weights see at consecutive positions: pieces of the output's lines.</summary>
    private void Pack(float* image, int position, int columns, int weight, int depth, float* panel)
    {
        var corners = stackalloc int[PanelWidth];
        var starts = stackalloc int[PanelWidth + 1];
        var pieces = 0;
        for (var done = 0; done < columns; pieces++)
        {
            var (row, column) = Math.DivRem(position + done, _geometry.Window.OutputWidth);
            corners[pieces] = (row * _image.OutputRowPitch) + column;
            starts[pieces] = done;
            done += Math.Min(columns - done, _geometry.Window.OutputWidth - column);
        }

        starts[pieces] = columns;
        fixed (int* offsets = _image.Offsets)
        {
            for (var k = 0; k < depth; k++, panel += PanelWidth)
            {
                var source = image + offsets[weight + k];
                for (var piece = 0; piece < pieces; piece++)
                {
                    CopyPiece(source + corners[piece], panel + starts[piece], starts[piece + 1] - starts[piece]);
                }
            }
        }
    }

    /// <summary>Whole vectors: what they write too much, the next piece or the panel's next row overwrites.</summary>
    private static void CopyPiece(float* source, float* target, int length)
    {
        for (var i = 0; i < length; i += Vector<float>.Count)
        {
            Vector.Store(Vector.Load(source + i), target + i);
        }
    }
}
