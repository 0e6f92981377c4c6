using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// The gradients of up to six weights of up to four filters: scalar products of the output gradients with the image as
/// each weight sees it, over all positions, in registers, a line after another.
/// </summary>
/// <remarks>Written out for the same reason as <see cref="Tile{TVector, TSimd, TRows, TColumns}"/>.</remarks>
internal static unsafe class DirectGradientTile<TVector, TSimd, TRows, TColumns>
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>Assigns or adds the gradients.</summary>
    /// <param name="lines">The lines of positions.</param>
    /// <param name="offsets">For each weight the place of its value, from the window's corner.</param>
    /// <param name="images">The first sample's image.</param>
    /// <param name="upstream">The first filter's output gradients of the first sample.</param>
    /// <param name="gradient">The first weight of the first filter.</param>
    /// <param name="filterPitch">Weights between two filters.</param>
    /// <param name="accumulate">Whether the gradients are added to what is there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(
        in DirectLines lines, int* offsets, float* images, float* upstream, float* gradient, nint filterPitch,
        bool accumulate)
    {
        TVector s00 = TSimd.Zero, s01 = TSimd.Zero, s02 = TSimd.Zero;
        TVector s03 = TSimd.Zero, s04 = TSimd.Zero, s05 = TSimd.Zero;
        TVector s10 = TSimd.Zero, s11 = TSimd.Zero, s12 = TSimd.Zero;
        TVector s13 = TSimd.Zero, s14 = TSimd.Zero, s15 = TSimd.Zero;
        TVector s20 = TSimd.Zero, s21 = TSimd.Zero, s22 = TSimd.Zero;
        TVector s23 = TSimd.Zero, s24 = TSimd.Zero, s25 = TSimd.Zero;
        TVector s30 = TSimd.Zero, s31 = TSimd.Zero, s32 = TSimd.Zero;
        TVector s33 = TSimd.Zero, s34 = TSimd.Zero, s35 = TSimd.Zero;
        nint o0 = offsets[0];
        nint o1 = TColumns.Value > 1 ? offsets[1] : 0;
        nint o2 = TColumns.Value > 2 ? offsets[2] : 0;
        nint o3 = TColumns.Value > 3 ? offsets[3] : 0;
        nint o4 = TColumns.Value > 4 ? offsets[4] : 0;
        nint o5 = TColumns.Value > 5 ? offsets[5] : 0;
        var plane = lines.Plane;
        for (var sample = 0; sample < lines.Samples; sample++)
        {
            var imageLine = images + (sample * lines.ImagePitch);
            var upstreamLine = upstream + (sample * lines.UpstreamPitch);
            for (var row = 0; row < lines.Rows; row++)
            {
                var image = imageLine;
                var z = upstreamLine;
                for (var left = lines.Width; left > 0; left -= TSimd.Lanes, image += TSimd.Lanes, z += TSimd.Lanes)
                {
                    var z0 = Load(z, left);
                    var z1 = TRows.Value > 1 ? Load(z + plane, left) : TSimd.Zero;
                    var z2 = TRows.Value > 2 ? Load(z + (2 * plane), left) : TSimd.Zero;
                    var z3 = TRows.Value > 3 ? Load(z + (3 * plane), left) : TSimd.Zero;

                    var x0 = Load(image + o0, left);
                    s00 = TSimd.MultiplyAdd(z0, x0, s00);
                    s10 = TRows.Value > 1 ? TSimd.MultiplyAdd(z1, x0, s10) : s10;
                    s20 = TRows.Value > 2 ? TSimd.MultiplyAdd(z2, x0, s20) : s20;
                    s30 = TRows.Value > 3 ? TSimd.MultiplyAdd(z3, x0, s30) : s30;

                    if (TColumns.Value > 1)
                    {
                        var x1 = Load(image + o1, left);
                        s01 = TSimd.MultiplyAdd(z0, x1, s01);
                        s11 = TRows.Value > 1 ? TSimd.MultiplyAdd(z1, x1, s11) : s11;
                        s21 = TRows.Value > 2 ? TSimd.MultiplyAdd(z2, x1, s21) : s21;
                        s31 = TRows.Value > 3 ? TSimd.MultiplyAdd(z3, x1, s31) : s31;
                    }

                    if (TColumns.Value > 2)
                    {
                        var x2 = Load(image + o2, left);
                        s02 = TSimd.MultiplyAdd(z0, x2, s02);
                        s12 = TRows.Value > 1 ? TSimd.MultiplyAdd(z1, x2, s12) : s12;
                        s22 = TRows.Value > 2 ? TSimd.MultiplyAdd(z2, x2, s22) : s22;
                        s32 = TRows.Value > 3 ? TSimd.MultiplyAdd(z3, x2, s32) : s32;
                    }

                    if (TColumns.Value > 3)
                    {
                        var x3 = Load(image + o3, left);
                        s03 = TSimd.MultiplyAdd(z0, x3, s03);
                        s13 = TRows.Value > 1 ? TSimd.MultiplyAdd(z1, x3, s13) : s13;
                        s23 = TRows.Value > 2 ? TSimd.MultiplyAdd(z2, x3, s23) : s23;
                        s33 = TRows.Value > 3 ? TSimd.MultiplyAdd(z3, x3, s33) : s33;
                    }

                    if (TColumns.Value > 4)
                    {
                        var x4 = Load(image + o4, left);
                        s04 = TSimd.MultiplyAdd(z0, x4, s04);
                        s14 = TRows.Value > 1 ? TSimd.MultiplyAdd(z1, x4, s14) : s14;
                        s24 = TRows.Value > 2 ? TSimd.MultiplyAdd(z2, x4, s24) : s24;
                        s34 = TRows.Value > 3 ? TSimd.MultiplyAdd(z3, x4, s34) : s34;
                    }

                    if (TColumns.Value > 5)
                    {
                        var x5 = Load(image + o5, left);
                        s05 = TSimd.MultiplyAdd(z0, x5, s05);
                        s15 = TRows.Value > 1 ? TSimd.MultiplyAdd(z1, x5, s15) : s15;
                        s25 = TRows.Value > 2 ? TSimd.MultiplyAdd(z2, x5, s25) : s25;
                        s35 = TRows.Value > 3 ? TSimd.MultiplyAdd(z3, x5, s35) : s35;
                    }
                }

                imageLine += lines.ImageRow;
                upstreamLine += lines.Width;
            }
        }

        Store(s00, s01, s02, s03, s04, s05, gradient, accumulate);
        if (TRows.Value > 1)
        {
            Store(s10, s11, s12, s13, s14, s15, gradient + filterPitch, accumulate);
        }

        if (TRows.Value > 2)
        {
            Store(s20, s21, s22, s23, s24, s25, gradient + (2 * filterPitch), accumulate);
        }

        if (TRows.Value > 3)
        {
            Store(s30, s31, s32, s33, s34, s35, gradient + (3 * filterPitch), accumulate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Load(float* source, int count) =>
        count >= TSimd.Lanes ? TSimd.Load(source) : TSimd.LoadPartial(source, count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        TVector s0, TVector s1, TVector s2, TVector s3, TVector s4, TVector s5, float* gradient, bool accumulate)
    {
        DotSums<TVector, TSimd>.Store(s0, s1, s2, s3, Math.Min(TColumns.Value, 4), gradient, accumulate);
        if (TColumns.Value > 4)
        {
            DotSums<TVector, TSimd>.Store(
                s4, s5, TSimd.Zero, TSimd.Zero, TColumns.Value - 4, gradient + 4, accumulate);
        }
    }
}
