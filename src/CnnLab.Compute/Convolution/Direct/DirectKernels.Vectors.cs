namespace CnnLab.Compute;

/// <summary><see cref="DirectKernels"/> over one kind of vector.</summary>
internal sealed unsafe class DirectKernels<TVector, TSimd> : DirectKernels
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
{
    public override int Lanes => TSimd.Lanes;

    public override void Convolve(
        in Window2D window, int depth, int* offsets, float* image, nint rowPitch, float* weights, int filters,
        float* bias, float* output)
    {
        var one = DirectTileTable<TVector, TSimd>.Kernel(filters, 1);
        var two = DirectTileTable<TVector, TSimd>.Kernel(filters, 2);
        var (width, area) = (window.OutputWidth, window.OutputArea);

        // A line ends with one vector or less, or with two. One goes together with that of the next line.
        var wide = (width + TSimd.Lanes - 1) / (2 * TSimd.Lanes) * 2 * TSimd.Lanes;
        for (var row = 0; row < window.OutputHeight; row++)
        {
            for (var column = 0; column < Math.Min(wide, width); column += 2 * TSimd.Lanes)
            {
                var rest = Math.Min(TSimd.Lanes, width - column - TSimd.Lanes);
                var span = new DirectSpan(area, TSimd.Lanes, TSimd.Lanes, rest);
                two(
                    depth, offsets, image + (row * rowPitch) + column, TSimd.Lanes, weights, bias,
                    output + (row * width) + column, span);
            }

            if (wide < width && row % 2 == 0)
            {
                var count = width - wide;
                var isPair = row + 1 < window.OutputHeight;
                var span = new DirectSpan(area, width, count, isPair ? count : 0);
                (isPair ? two : one)(
                    depth, offsets, image + (row * rowPitch) + wide, rowPitch, weights, bias,
                    output + (row * width) + wide, span);
            }
        }
    }

    public override void FilterGradient(
        in DirectLines lines, int filters, int depth, int* offsets, float* images, float* upstream, float* gradient,
        bool accumulate)
    {
        const int TileFilters = 4;
        const int TileWeights = 6;
        var filterTiles = new Tiling(filters, TileFilters);
        var weightTiles = new Tiling(depth, TileWeights);
        for (var t = 0; t < filterTiles.Count; t++)
        {
            var filter = filterTiles.Start(t);
            for (var s = 0; s < weightTiles.Count; s++)
            {
                var weight = weightTiles.Start(s);
                var kernel = DirectGradientTileTable<TVector, TSimd>.Kernel(
                    filterTiles.Length(t), weightTiles.Length(s));
                kernel(
                    lines, offsets + weight, images, upstream + (filter * lines.Plane),
                    gradient + ((nint)filter * depth) + weight, depth, accumulate);
            }
        }
    }
}
