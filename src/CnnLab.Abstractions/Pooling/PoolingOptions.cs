using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace CnnLab;

/// <summary>What every pooling over windows has; derive from it to add options of your own.</summary>
public record PoolingOptions
{
    /// <summary>Rows and columns of the window.</summary>
    [Description("Rows and columns of the window."), Range(1, int.MaxValue), Alias("kernel_size")]
    public Size2D PoolSize { get; init; } = 2;

    /// <summary>Rows and columns between two windows; null for the pool size.</summary>
    [Description("Rows and columns between two windows; by default the pool size.")]
    [Range(1, int.MaxValue), Alias("stride")]
    public Size2D? Strides { get; init; }

    /// <summary>Padding around the image; its positions belong to no window.</summary>
    [Description(
        "Padding around the image: \"valid\", \"same\", a number, [rows, columns] or [[top, bottom], [left, right]].")]
    public Padding2D Padding { get; init; } = Padding2D.Valid;

    /// <summary>The window over images of a shape.</summary>
    /// <exception cref="ComponentException">
    /// The window does not fit, or some window would lie in the padding only.
    /// </exception>
    public Window2D WindowOver(Shape input)
    {
        if (Padding.Mode == PaddingMode.Explicit
            && (Padding.Top >= PoolSize.Height || Padding.Bottom >= PoolSize.Height
                || Padding.Left >= PoolSize.Width || Padding.Right >= PoolSize.Width))
        {
            throw new ComponentException(
                $"padding {Padding} is as large as pool_size {PoolSize}: some windows would hold padding only. "
                + "Expected padding smaller than the window.");
        }

        return new Window2D(input, PoolSize, Strides ?? PoolSize, Padding, "pool_size");
    }
}
