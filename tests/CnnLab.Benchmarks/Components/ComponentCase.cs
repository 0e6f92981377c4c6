using CnnLab.Engine;
using CnnLab.Hosting;

namespace CnnLab.Benchmarks;

/// <summary>A component with options of its own.</summary>
/// <param name="Name">The type, and what sets it apart from others of its type.</param>
/// <param name="Component">The layer or activation.</param>
internal sealed record ComponentCase(string Name, Component Component)
{
    /// <summary>Makes it a layer over a batch of such images, or of such vectors where it takes no images.</summary>
    public LayerRun Run(ComponentFactory factory, Shape image, int samples) => new(
        site => Component is Component<Activation> activation
            ? new ActivationLayer(factory.Create<Activation>(activation), site)
            : factory.Create<Layer>(Component, site),
        ComponentOptions.TakesVectors(Component.Type) ? new Shape(image.Count) : image,
        samples,
        factory);
}
