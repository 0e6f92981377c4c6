using BenchmarkDotNet.Attributes;
using CnnLab.Compute;

namespace CnnLab.Benchmarks;

/// <summary>Matrix products by shape and provider, on one thread.</summary>
[MemoryDiagnoser]
public class ProductBenchmarks
{
    private ILinearAlgebra _linearAlgebra = null!;
    private float[] _a = [], _b = [], _c = [];

    /// <summary>The shape.</summary>
    [ParamsSource(nameof(Shapes))]
    public ProductCase Shape { get; set; } = null!;

    /// <summary>Who multiplies.</summary>
    [ParamsSource(nameof(Providers))]
    public ProviderChoice Provider { get; set; }

    /// <summary>All shapes of <c>products</c>.</summary>
    public static IEnumerable<ProductCase> Shapes() =>
        ProductShapes.All().Select(shape => new ProductCase(shape.Name, shape.Product));

    /// <summary>Those that are here; MathNet's managed one would take longer than all the others together.</summary>
    public static IEnumerable<ProviderChoice> Providers() =>
        LinearAlgebraProviders.Available().Where(provider => provider != ProviderChoice.Managed);

    /// <summary>Makes the matrices.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var (product, _) = (Shape.Product, _linearAlgebra = LinearAlgebraProviders.Create(Provider));
        _a = Values.Of(product.M * product.K);
        _b = Values.Of(product.K * product.N);
        _c = new float[product.M * product.N];
    }

    /// <summary>One product.</summary>
    [Benchmark]
    public void Multiply() => _linearAlgebra.Multiply(Shape.Product, _a, _b, _c);
}
