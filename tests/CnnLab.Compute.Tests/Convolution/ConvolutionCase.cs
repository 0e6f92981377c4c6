using CsCheck;

namespace CnnLab.Compute.Tests.Convolution;

/// <summary>A convolution to try: sizes in, geometry and random tensors out.</summary>
internal sealed record ConvolutionCase(
    int Samples, int Channels, Size2D Image, int Filters, Size2D Kernel, Size2D Strides, Padding2D Padding)
{
    public Size2D Dilation { get; init; } = 1;

    public int Groups { get; init; } = 1;

    /// <summary>What the kernel covers, its gaps included.</summary>
    private Size2D Covered =>
        new(((Kernel.Height - 1) * Dilation.Height) + 1, ((Kernel.Width - 1) * Dilation.Width) + 1);

    public static Gen<ConvolutionCase> Any { get; } =
        from samples in Gen.Int[1, 5]
        from channels in Gen.Int[1, 4]
        from image in Size(12)
        from filters in Gen.Int[1, 4]
        from kernel in Size(5)
        from strides in Size(6)
        from padding in AnyPadding
        select new ConvolutionCase(samples, channels, image, filters, kernel, strides, padding);

    public ConvolutionGeometry Geometry
    {
        get
        {
            var input = new Shape(Channels, Image.Height, Image.Width);
            return new(input, Filters, new Window2D(input, Covered, Strides, Padding, "kernel_size"), Dilation, Groups);
        }
    }

    public bool Fits => Padding.Mode == PaddingMode.Same
        || (Image.Height + Padding.Top + Padding.Bottom >= Covered.Height
            && Image.Width + Padding.Left + Padding.Right >= Covered.Width);

    private static Gen<Padding2D> AnyPadding => Gen.OneOf(
        Gen.Const(Padding2D.Valid),
        Gen.Const(Padding2D.Same),
        Gen.Int[0, 4].Array[4].Select(p => new Padding2D(PaddingMode.Explicit, p[0], p[1], p[2], p[3])));

    public static float[] Random(string name, int count)
    {
        var random = RandomStream.For(1, "convolution test", name);
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = (float)random.NextDouble(-1, 1);
        }

        return values;
    }

    private static Gen<Size2D> Size(int most) =>
        Gen.Select(Gen.Int[1, most], Gen.Int[1, most], (height, width) => new Size2D(height, width));
}
