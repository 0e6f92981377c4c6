using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>
/// <see cref="WinogradTransforms"/> over one kind of vector: the one-dimensional map of the tile first along the rows'
/// axis, then along the columns'.
/// </summary>
internal sealed unsafe class WinogradTransforms<TVector, TSimd, TTile> : WinogradTransforms
    where TVector : unmanaged
    where TSimd : struct, ISimd<TVector>
    where TTile : struct, IWinogradTile<TVector, TSimd>
{
    private const int Weights = 3;

    public override int Outputs => TTile.Outputs;

    private static int Size => TTile.Outputs + 2;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public override void InputRow(
        float* strip, nint rowPitch, int channels, int tiles, float* points, in WinogradPoints layout)
    {
        nint pointStride = layout.Stride, tilePitch = layout.RowPitch;
        var memory = stackalloc float[(Size * Size * TSimd.Lanes) + TSimd.Lanes];
        var half = Aligned(memory);
        for (var tile = 0; tile < tiles; tile++, strip += TTile.Outputs * channels, points += tilePitch)
        {
            for (var channel = 0; channel < channels; channel += TSimd.Lanes)
            {
                for (var column = 0; column < Size; column++)
                {
                    var source = strip + (column * channels) + channel;
                    TTile.Input(source, rowPitch, half + (column * TSimd.Lanes), Size * TSimd.Lanes);
                }

                for (var row = 0; row < Size; row++)
                {
                    var target = points + channel + (row * Size * pointStride);
                    TTile.Input(half + (row * Size * TSimd.Lanes), TSimd.Lanes, target, pointStride);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public override void OutputRow(
        float* points, in WinogradPoints layout, int filters, int tiles, float* bias, float* strip, nint rowPitch)
    {
        nint pointStride = layout.Stride, tilePitch = layout.RowPitch;
        var memory = stackalloc float[(TTile.Outputs * Size * TSimd.Lanes) + TSimd.Lanes];
        var half = Aligned(memory);
        for (var tile = 0; tile < tiles; tile++, points += tilePitch, strip += TTile.Outputs * filters)
        {
            for (var filter = 0; filter < filters; filter += TSimd.Lanes)
            {
                for (var column = 0; column < Size; column++)
                {
                    var source = points + filter + (column * pointStride);
                    TTile.Output(
                        source, Size * pointStride, TSimd.Zero, half + (column * TSimd.Lanes), Size * TSimd.Lanes);
                }

                var added = TSimd.Load(bias + filter);
                for (var row = 0; row < TTile.Outputs; row++)
                {
                    var target = strip + filter + (row * rowPitch);
                    TTile.Output(half + (row * Size * TSimd.Lanes), TSimd.Lanes, added, target, filters);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public override void OutputGradientRow(
        float* strip, nint rowPitch, int filters, int tiles, float* points, in WinogradPoints layout)
    {
        nint pointStride = layout.Stride, tilePitch = layout.RowPitch;
        var memory = stackalloc float[(Size * TTile.Outputs * TSimd.Lanes) + TSimd.Lanes];
        var half = Aligned(memory);
        for (var tile = 0; tile < tiles; tile++, strip += TTile.Outputs * filters, points += tilePitch)
        {
            for (var filter = 0; filter < filters; filter += TSimd.Lanes)
            {
                for (var column = 0; column < TTile.Outputs; column++)
                {
                    var source = strip + filter + (column * filters);
                    TTile.OutputGradient(
                        source, rowPitch, half + (column * TSimd.Lanes), TTile.Outputs * TSimd.Lanes);
                }

                for (var row = 0; row < Size; row++)
                {
                    var target = points + filter + (row * Size * pointStride);
                    TTile.OutputGradient(
                        half + (row * TTile.Outputs * TSimd.Lanes), TSimd.Lanes, target, pointStride);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public override void Kernels(float* weights, nint weightStride, int kernels, float* points, nint pointStride)
    {
        var memory = stackalloc float[(Size * Weights * TSimd.Lanes) + TSimd.Lanes];
        var half = Aligned(memory);
        for (var kernel = 0; kernel < kernels; kernel += TSimd.Lanes)
        {
            for (var column = 0; column < Weights; column++)
            {
                var source = weights + kernel + (column * weightStride);
                TTile.Kernel(source, Weights * weightStride, half + (column * TSimd.Lanes), Weights * TSimd.Lanes);
            }

            for (var row = 0; row < Size; row++)
            {
                var target = points + kernel + (row * Size * pointStride);
                TTile.Kernel(half + (row * Weights * TSimd.Lanes), TSimd.Lanes, target, pointStride);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public override void KernelGradients(
        float* points, nint pointStride, int kernels, float* weights, nint weightStride)
    {
        var memory = stackalloc float[(Weights * Size * TSimd.Lanes) + TSimd.Lanes];
        var half = Aligned(memory);
        for (var kernel = 0; kernel < kernels; kernel += TSimd.Lanes)
        {
            for (var column = 0; column < Size; column++)
            {
                var source = points + kernel + (column * pointStride);
                TTile.KernelGradient(
                    source, Size * pointStride, half + (column * TSimd.Lanes), Size * TSimd.Lanes);
            }

            for (var row = 0; row < Weights; row++)
            {
                var target = weights + kernel + (row * Weights * weightStride);
                TTile.KernelGradient(half + (row * Size * TSimd.Lanes), TSimd.Lanes, target, weightStride);
            }
        }
    }

    /// <summary>The first place in a stack buffer that is a multiple of a vector's size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Aligned(float* memory)
    {
        var mask = (nuint)(TSimd.Lanes * sizeof(float)) - 1;
        return (float*)(((nuint)memory + mask) & ~mask);
    }
}
