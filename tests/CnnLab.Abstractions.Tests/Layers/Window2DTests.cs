using CsCheck;

namespace CnnLab.Abstractions.Tests.Layers;

public sealed class Window2DTests
{
    private static readonly Gen<Size2D> Sizes = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 5], (height, width) =>
        new Size2D(height, width));

    private static readonly Gen<Padding2D> Paddings = Gen.OneOf(
        Gen.Const(Padding2D.Valid),
        Gen.Const(Padding2D.Same),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], (top, bottom, left, right) =>
            new Padding2D(PaddingMode.Explicit, top, bottom, left, right)));

    [Test]
    public void Windows_cover_what_walking_over_the_padded_image_covers() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 12], Sizes, Sizes, Paddings).Sample(AssertCovers);

    [TestCase(28, 2, 2, 14)]
    [TestCase(27, 2, 2, 14)]
    [TestCase(7, 3, 1, 7)]
    [TestCase(7, 2, 4, 2)]
    public void Same_padding_has_an_output_for_every_stride(int input, int size, int stride, int outputs) =>
        Assert.That(Window(input, input, size, stride, Padding2D.Same).OutputWidth, Is.EqualTo(outputs));

    [Test]
    public void Same_padding_puts_the_odd_row_and_column_at_the_bottom_and_right()
    {
        var window = Window(4, 5, new Size2D(2, 4), 1, Padding2D.Same);
        Assert.That((window.Top, window.Left), Is.EqualTo((0, 1)));
        Assert.That((window.Rows(3), window.Columns(4)), Is.EqualTo(((3, 4), (3, 5))));
    }

    [Test]
    public void The_message_of_a_window_that_does_not_fit_has_all_the_numbers() =>
        Assert.That(
            () => Window(3, 4, new Size2D(2, 7), 1, 1),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "kernel_size 2x7 does not fit its input [1, 3, 4] with padding [[1, 1], [1, 1]]. "
                + "Expected a window no larger than the padded image of 5x6."));

    [Test]
    public void A_vector_has_no_windows() =>
        Assert.That(
            () => new Window2D(new Shape(9), 2, 2, Padding2D.Valid, "pool_size"),
            Throws.TypeOf<ComponentException>().With.Message.EqualTo(
                "The input has shape [9]. Expected an image [channels, height, width]."));

    private static void AssertCovers(int height, int width, Size2D size, Size2D strides, Padding2D padding)
    {
        var rows = Walk(height, size.Height, strides.Height, padding.Mode, padding.Top, padding.Bottom);
        var columns = Walk(width, size.Width, strides.Width, padding.Mode, padding.Left, padding.Right);
        if (rows.Count == 0 || columns.Count == 0)
        {
            Assert.That(() => Window(height, width, size, strides, padding), Throws.TypeOf<ComponentException>());
            return;
        }

        var window = Window(height, width, size, strides, padding);
        Assert.That((window.OutputHeight, window.OutputWidth), Is.EqualTo((rows.Count, columns.Count)));
        Assert.That(Enumerable.Range(0, rows.Count).Select(row => Covered(window.Rows(row))), Is.EqualTo(rows));
        Assert.That(
            Enumerable.Range(0, columns.Count).Select(column => Covered(window.Columns(column))),
            Is.EqualTo(columns));
    }

    private static Window2D Window(int height, int width, Size2D size, Size2D strides, Padding2D padding) =>
        new(new Shape(1, height, width), size, strides, padding, "kernel_size");

    private static int[] Covered((int Start, int End) range) =>
        [.. Enumerable.Range(range.Start, range.End - range.Start)];

    /// <summary>The places in the image under each window, by trying every place of the padded axis.</summary>
    private static List<int[]> Walk(int input, int size, int stride, PaddingMode mode, int before, int after)
    {
        if (mode == PaddingMode.Same)
        {
            (before, after) = SmallestPadding(input, size, stride);
        }

        var windows = new List<int[]>();
        for (var start = -before; start + size <= input + after; start += stride)
        {
            windows.Add([.. Enumerable.Range(start, size).Where(place => place >= 0 && place < input)]);
        }

        return windows;
    }

    private static (int Before, int After) SmallestPadding(int input, int size, int stride)
    {
        // One more after, then one more before, until there is a window for each stride.
        var outputs = (int)Math.Ceiling((double)input / stride);
        for (var total = 0; ; total++)
        {
            if (input + total >= size && ((input + total - size) / stride) + 1 >= outputs)
            {
                return (total / 2, total - (total / 2));
            }
        }
    }
}
