using CnnLab.Compute;
using CnnLab.Engine;
using CnnLab.Hosting;
using CnnLab.Manifests;
using Microsoft.Extensions.DependencyInjection;

namespace CnnLab.Export.Tests;

/// <summary>The built-in plugins through the loader, and networks of manifests' layers for any image.</summary>
internal static class BuiltInLab
{
    public static ExperimentLoader Loader { get; } = new(
        new PluginStore(),
        [Path.Combine(AppContext.BaseDirectory, "plugins")],
        folder => new DataFiles(folder));

    private static readonly ComponentCatalog Catalog = Loader.Catalog();

    public static IReadOnlyList<ComponentDescriptor> Components => Catalog.Components;

    private static readonly ComponentFactory Factory =
        new(Catalog, services => services.AddSingleton<IDataFiles>(new DataFiles(".")));

    /// <summary>A network that ends in a vector of any length, with random numbers everywhere.</summary>
    public static Network Network(string layers, Shape image, string loss = "mean_squared_error")
    {
        var definition = Define(layers, loss);
        var classes = 1;
        try
        {
            NetworkBuilder.Build(definition, image, classes, Factory);
        }
        catch (NetworkException exception) when (exception.Message.Contains("the network ends with shape ["))
        {
            // The length that these layers give is known when they have been built.
            var text = exception.Message.Split("the network ends with shape [")[1];
            classes = int.Parse(text[..text.IndexOf(']')]);
        }

        return Fill(NetworkBuilder.Build(definition, image, classes, Factory));
    }

    /// <summary>Memory, and random numbers for all parameters and states around what they begin with.</summary>
    public static Network Fill(Network network, int batch = 4, double spread = 0.1)
    {
        network.Allocate(
            new ComputeBackend(LinearAlgebraProviders.Create(ProviderChoice.Simd), SequentialLoop.Instance), batch);
        network.Initialize(5, 1);
        var random = RandomStream.For(9, "weights");
        foreach (ref var value in network.Arena.Values.AsSpan())
        {
            value += (float)random.NextDouble(-spread, spread);
        }

        network.Arena.MarkChanged();
        return network;
    }

    private static ExperimentDefinition Define(string layers, string loss)
    {
        var document = ManifestDocument.Parse(
            $$"""
            {
              "manifest_version": 1, "name": "export", "seed": 1,
              "dataset": { "type": "synthetic_digits" },
              "model": { "layers": [ {{layers}} ] },
              "loss": { "type": "{{loss}}" },
              "optimizer": { "type": "sgd" },
              "training": { "epochs": 1, "batch_size": 4 }
            }
            """,
            "export.json");
        var (manifest, findings) = ManifestBinder.Bind(document, Catalog);
        Assert.That(findings.Where(finding => finding.Severity == Severity.Error), Is.Empty);
        return new ExperimentDefinition
        {
            Seed = 1,
            Compute = manifest!.Compute,
            Dataset = manifest.Dataset,
            Layers = manifest.Model.Layers,
            Loss = manifest.Loss,
            Metrics = manifest.Metrics,
            Optimizer = manifest.Optimizer,
            Training = manifest.Training,
            CrossValidation = manifest.CrossValidation,
        };
    }
}
