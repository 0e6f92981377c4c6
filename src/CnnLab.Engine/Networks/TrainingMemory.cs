namespace CnnLab.Engine;

/// <summary>
/// About how much memory the training of a network takes besides its data and the program itself; nothing is allocated
/// to find out.
/// </summary>
/// <param name="Activations">Bytes of the batch, the layers' outputs and what layers keep for the way back.</param>
/// <param name="Gradients">Bytes of the gradients of outputs and parameters, with the parts of the lanes.</param>
/// <param name="Parameters">Bytes of the parameters and the layers' states, with their average where there is one.</param>
/// <param name="OptimizerState">Bytes of the optimizer's slots.</param>
public sealed record TrainingMemory(long Activations, long Gradients, long Parameters, long OptimizerState)
{
    /// <summary>All of it.</summary>
    public long Total => Activations + Gradients + Parameters + OptimizerState;

    /// <summary>The estimate for a built network.</summary>
    /// <param name="network">The network; needs no memory yet.</param>
    /// <param name="definition">The batch size, the threads, the optimizer.</param>
    /// <param name="factory">Makes the optimizer, to ask for its slots.</param>
    public static TrainingMemory Of(Network network, ExperimentDefinition definition, IComponentFactory factory)
    {
        var (nodes, batchSize) = (network.Nodes, definition.Training.BatchSize);
        var workers = definition.Compute.Threads ?? Environment.ProcessorCount;
        var body = nodes.Take(nodes.Count - (network.LossTakesHead ? 1 : 0)).ToArray();
        var learned = nodes.Sum(node => node.Layer.Parameters.Sum(parameter => (long)parameter.Shape.Count));
        var states = nodes.Sum(node => node.States.Sum(state => (long)state.Shape.Count));
        var averages = definition.Training.WeightAverage is null ? 0 : 1;
        var slots = factory.Create<Optimizer>(definition.Optimizer).StateSlots.Count;
        return new TrainingMemory(
            Outputs(network, batchSize) + nodes.Sum(node => node.Memory.Sum(memory => memory.Bytes(batchSize, workers))),
            (sizeof(float) * learned) + Between(body, batchSize, workers),
            sizeof(float) * (learned + states + (averages * learned)),
            sizeof(float) * slots * learned);
    }

    /// <summary>Two batches of images, since the next one is loaded meanwhile; the targets; what the layers give.</summary>
    private static long Outputs(Network network, int batchSize)
    {
        var keepsMemory = NetworkMemory.KeepMemory(network.Nodes);
        var outputs = network.Nodes.Select((node, index) => keepsMemory[index] ? 0L : node.Layer.OutputShape.Count).Sum();
        return sizeof(float) * batchSize * ((2L * network.InputShape.Count) + network.Classes + outputs);
    }

    /// <summary>
    /// Gradients that pass from segment to segment are there for the whole batch, two at a time; those within a segment
    /// for a part of it.
    /// </summary>
    private static long Between(NetworkNode[] body, int batchSize, int workers)
    {
        var segments = NetworkMemory.Together(body, batchSize).ToArray();
        var passed = segments.Select(nodes => (long)nodes[^1].Layer.OutputShape.Count).ToArray();
        var most = passed.Zip(passed.Skip(1), (first, second) => first + second).Append(passed[^1]).Max();
        var within = segments.Where(nodes => !nodes[0].RunsWhole)
            .Sum(nodes => SampleSegment.Bytes(nodes, batchSize, workers));
        return (sizeof(float) * batchSize * most) + within;
    }
}
