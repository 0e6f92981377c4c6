using CnnLab.Compute;

namespace CnnLab.Engine.Tests;

/// <summary>Networks with memory, parameters and a batch of random images.</summary>
internal static class Prepared
{
    public static Network Network(
        IComponentFactory factory,
        IReadOnlyList<LayerDefinition> layers,
        int batchSize,
        IParallelLoop? loop = null,
        Shape? shape = null)
    {
        var network = NetworkBuilder.Build(Tiny.Definition(layers), shape ?? Tiny.Image, 3, factory);
        network.Allocate(
            new ComputeBackend(
                LinearAlgebraProviders.Create(ProviderChoice.Simd), loop ?? SequentialLoop.Instance), batchSize);
        network.Initialize(1, 1);
        var random = RandomStream.For(3, "prepared");
        foreach (ref var value in network.Input(batchSize).Values)
        {
            value = (float)random.NextDouble(-1, 1);
        }

        for (var sample = 0; sample < batchSize; sample++)
        {
            network.Targets(batchSize)[sample][random.NextInt32(3)] = 1;
        }

        return network;
    }

    /// <summary>The gradient of the mean loss, added up without an optimizer's step.</summary>
    public static float[] Gradient(Network network, int count)
    {
        network.Forward(count, Phase.Training, 1);
        network.Backward(count);
        foreach (var segment in network.Segments)
        {
            if (segment.HasPartialGradients)
            {
                segment.SumGradients(segment.ParameterOffset, segment.ParameterCount);
            }
        }

        return [.. network.Arena.Gradients];
    }
}
