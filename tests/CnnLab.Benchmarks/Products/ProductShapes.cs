namespace CnnLab.Benchmarks;

/// <summary>The products that networks consist of.</summary>
internal static class ProductShapes
{
    /// <summary>Every shape, with what it is.</summary>
    public static IEnumerable<(string Name, MatrixProduct Product)> All() =>
    [
        .. Convolution("conv 64", 64, 576, 1024),
        .. Convolution("conv 64>128", 128, 576, 256),
        .. Convolution("conv 128", 128, 1152, 256),
        .. Convolution("conv 128>256", 256, 1152, 64),
        .. Convolution("conv 256", 256, 2304, 64),
        .. Convolution("conv 1>32", 32, 9, 676),
        .. Dense("dense 5408>100", 32, 100, 5408),
        .. Dense("dense 100>10", 32, 10, 100),
        ("dense 5408>100 of 1, Y = X W", new MatrixProduct(1, 100, 5408)),
        ("dense 5408>100 of 1, Y = X W^T", new MatrixProduct(1, 100, 5408) { TransposeB = true }),
        ("square 1024", new MatrixProduct(1024, 1024, 1024)),
    ];

    /// <summary>The shapes whose name contains a text.</summary>
    /// <exception cref="BenchmarkException">There is none.</exception>
    public static IReadOnlyList<(string Name, MatrixProduct Product)> Named(string text)
    {
        var found = All().Where(shape => shape.Name.Contains(text, StringComparison.Ordinal)).ToList();
        return found.Count > 0
            ? found
            : throw new BenchmarkException(
                $"--only {text}: no product has that in its name. "
                + $"Expected a part of one of: {string.Join("; ", All().Select(shape => shape.Name))}.",
                isInput: true);
    }

    private static IEnumerable<(string Name, MatrixProduct Product)> Convolution(
        string name, int filters, int window, int pixels) =>
    [
        ($"{name}, Y = W X", new MatrixProduct(filters, pixels, window)),
        ($"{name}, dW = dY X^T", new MatrixProduct(filters, window, pixels) { TransposeB = true, Accumulate = true }),
        ($"{name}, dX = W^T dY", new MatrixProduct(window, pixels, filters) { TransposeA = true }),
    ];

    /// <summary>With weights stored inputs x units, and the forward product also with weights units x inputs.</summary>
    private static IEnumerable<(string Name, MatrixProduct Product)> Dense(
        string name, int batch, int units, int inputs) =>
    [
        ($"{name}, Y = X W", new MatrixProduct(batch, units, inputs)),
        ($"{name}, dW = X^T dY", new MatrixProduct(inputs, units, batch) { TransposeA = true, Accumulate = true }),
        ($"{name}, dX = dY W^T", new MatrixProduct(batch, inputs, units) { TransposeB = true }),
        ($"{name}, Y = X W^T", new MatrixProduct(batch, units, inputs) { TransposeB = true }),
        ($"{name}, dW = dY^T X", new MatrixProduct(units, inputs, batch) { TransposeA = true, Accumulate = true }),
        ($"{name}, dX = dY W", new MatrixProduct(batch, inputs, units)),
    ];
}
