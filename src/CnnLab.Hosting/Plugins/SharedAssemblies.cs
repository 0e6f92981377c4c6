using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Hosting;

/// <summary>
/// The one list of assemblies that host and plugins have in common. A type is the same on both sides only if its
/// assembly is loaded once, so everything whose types cross the border is here; sharing pulls in what these assemblies
/// reference.
/// </summary>
internal static class SharedAssemblies
{
    public static Type[] Types { get; } =
    [
        typeof(Layer), // CnnLab.Abstractions: the contract
        // CnnLab.Compute: kernels that plugins may use; brings System.Numerics.Tensors
        typeof(Compute.LinearAlgebraProviders),
        typeof(MathNet.Numerics.Control), // has static state: a second copy would have another provider
        typeof(IServiceCollection), // plugins register services
    ];
}
