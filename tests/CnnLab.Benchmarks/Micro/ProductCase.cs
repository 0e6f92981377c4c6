namespace CnnLab.Benchmarks;

/// <summary>A matrix product by name.</summary>
public sealed class ProductCase : ICountedWork
{
    private readonly string _name;

    internal ProductCase(string name, MatrixProduct product) => (_name, Product) = (name, product);

    internal MatrixProduct Product { get; }

    long ICountedWork.MultiplyAdds => Product.MultiplyAdds;

    /// <inheritdoc/>
    public override string ToString() => _name;
}
