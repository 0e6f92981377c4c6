using System.Diagnostics;

namespace CnnLab.Engine;

/// <summary>
/// Consecutive layers that run together: one layer over the whole batch, or several over pieces of it.
/// </summary>
internal abstract class Segment(NetworkNode[] nodes, ParameterArena arena)
{
    protected NetworkNode[] Nodes { get; } = nodes;

    protected ParameterArena Arena { get; } = arena;

    /// <summary>Where the segment's parameters begin among all.</summary>
    public int ParameterOffset { get; } = nodes.SelectMany(node => node.Layer.Parameters).FirstOrDefault()?.Offset ?? 0;

    /// <summary>How many learned numbers the segment has.</summary>
    public int ParameterCount { get; } =
        nodes.Sum(node => node.Layer.Parameters.Sum(parameter => parameter.Shape.Count));

    /// <summary>The gradient with respect to the segment's output, for the whole batch.</summary>
    public float[] OutputGradient { get; set; } = [];

    /// <summary>
    /// The gradient with respect to its input: the output gradient of the segment before; null where nobody wants it.
    /// </summary>
    public float[]? InputGradient { get; set; }

    public Shape OutputShape => Nodes[^1].Layer.OutputShape;

    /// <summary>The random streams of the step for each layer; set by the network before every pass.</summary>
    public RandomStream[] StepRandom { get; } = new RandomStream[nodes.Length];

    public void BeginStep(RandomStream[] layerStreams, int firstNode, long step)
    {
        for (var node = 0; node < Nodes.Length; node++)
        {
            StepRandom[node] = layerStreams[firstNode + node].Fork((ulong)step);
        }
    }

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
            node.Layer.Forward(node.InputSamples(first, count), node.OutputSamples(first, count), context);
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

    protected static void RunBack(
        NetworkNode node, int first, int count, ReadOnlyBatch outputGradient, Batch inputGradient, NodeContext context)
    {
        var started = node.BackwardTicks is null ? 0 : Stopwatch.GetTimestamp();
        try
        {
            node.Layer.Backward(
                node.InputSamples(first, count),
                node.OutputSamples(first, count),
                outputGradient,
                inputGradient,
                context);
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
