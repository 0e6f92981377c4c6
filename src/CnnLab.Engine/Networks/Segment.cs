using System.Diagnostics;
using System.Numerics.Tensors;

namespace CnnLab.Engine;

/// <summary>
/// Consecutive layers that run together: one layer over the whole batch, or several over pieces of it.
/// </summary>
internal abstract class Segment(NetworkNode[] nodes, ParameterArena arena)
{
    public NetworkNode[] Nodes { get; } = nodes;

    protected ParameterArena Arena { get; } = arena;

    /// <summary>Where the segment's parameters begin among all.</summary>
    public int ParameterOffset { get; } = nodes.SelectMany(node => node.Layer.Parameters).FirstOrDefault()?.Offset ?? 0;

    /// <summary>How many learned numbers the segment has.</summary>
    public int ParameterCount { get; } =
        nodes.Sum(node => node.Layer.Parameters.Sum(parameter => parameter.Shape.Count));

    /// <summary>The random streams of the step for each layer; set by the network before every pass.</summary>
    public RandomStream[] StepRandom { get; } = new RandomStream[nodes.Length];

    public void BeginStep(RandomStream[] layerStreams, int firstNode, long step)
    {
        for (var node = 0; node < Nodes.Length; node++)
        {
            StepRandom[node] = layerStreams[firstNode + node].Fork((ulong)step);
        }
    }

    /// <summary>Makes the memory for gradients that do not leave the segment.</summary>
    /// <param name="elementsPerSample">The elements of a sample that each slot holds.</param>
    public abstract void AllocateSlots(IReadOnlyList<int> elementsPerSample);

    public abstract void Forward(int count, Phase phase);

    public abstract void Backward(int count);

    /// <summary>Whether there is anything for <see cref="SumGradients"/> to add up.</summary>
    public abstract bool HasPartialGradients { get; }

    /// <summary>Adds up the gradients of some of the segment's parameters, in a fixed order, into the arena.</summary>
    public abstract void SumGradients(int offset, int count);

    /// <summary>Lets a layer make what depends on its parameters only.</summary>
    public static void Prepare(NetworkNode node, NodeContext context)
    {
        var started = node.ForwardTicks is null ? 0 : Stopwatch.GetTimestamp();
        try
        {
            node.Layer.Prepare(context);
        }
        catch (Exception exception)
        {
            throw node.Failure("prepare", exception);
        }

        if (node.ForwardTicks is { } ticks)
        {
            ticks[0] += Stopwatch.GetTimestamp() - started;
        }
    }

    protected static void Run(NetworkNode node, int first, int count, NodeContext context)
    {
        if (node.Layer.IsReshape)
        {
            return;
        }

        var started = node.ForwardTicks is null ? 0 : Stopwatch.GetTimestamp();
        try
        {
            if (node.Merge is { } merge)
            {
                for (var branch = 0; branch < node.Sources.Length; branch++)
                {
                    merge.Forward(branch, node.InputSamples(branch, first, count), node.OutputSamples(first, count));
                }
            }
            else
            {
                node.Layer.Forward(node.InputSamples(0, first, count), node.OutputSamples(first, count), context);
            }
        }
        catch (Exception exception)
        {
            throw node.Failure("forward", exception);
        }

        if (node.ForwardTicks is { } ticks)
        {
            ticks[context.Worker] += Stopwatch.GetTimestamp() - started;
        }
    }

    /// <summary>Takes the gradient of a node's output back to its parameters and inputs, where anybody wants them.</summary>
    protected static void RunBack(NetworkNode node, int first, int count, NodeContext context)
    {
        var started = node.BackwardTicks is null ? 0 : Stopwatch.GetTimestamp();
        try
        {
            for (var input = 0; input < node.Sources.Length; input++)
            {
                RunBack(node, input, first, count, context);
            }
        }
        catch (Exception exception)
        {
            throw node.Failure("backward", exception);
        }

        if (node.BackwardTicks is { } ticks)
        {
            ticks[context.Worker] += Stopwatch.GetTimestamp() - started;
        }
    }

    private static void RunBack(NetworkNode node, int input, int first, int count, NodeContext context)
    {
        ReadOnlyBatch outputGradient = node.OutputGradient.Samples(node.Layer.OutputShape, first, count, context);
        var (place, shape) = (node.InputGradients[input], node.InputShapes[input]);
        var adds = node.AddsGradient[input];
        var target = (adds ? node.AddedGradient : place).Samples(shape, first, count, context);
        if (node.Merge is { } merge)
        {
            if (target.IsEmpty)
            {
                return;
            }

            merge.Backward(input, outputGradient, target);
        }
        else if (node.Layer.IsReshape)
        {
            // Mostly both have one place.
            if (place != node.OutputGradient)
            {
                outputGradient.Values.CopyTo(target.Values);
            }
        }
        else
        {
            node.Layer.Backward(
                node.InputSamples(0, first, count), node.OutputSamples(first, count), outputGradient, target, context);
        }

        if (adds)
        {
            var sum = place.Samples(shape, first, count, context).Values;
            TensorPrimitives.Add(sum, target.Values, sum);
        }
    }

    protected static void ClearGradients(NetworkNode node, NodeContext context)
    {
        var parameters = node.Layer.Parameters;
        for (var index = 0; index < parameters.Count; index++)
        {
            if (!parameters[index].OverwritesGradient)
            {
                context.Gradient(parameters[index]).Clear();
            }
        }
    }
}
