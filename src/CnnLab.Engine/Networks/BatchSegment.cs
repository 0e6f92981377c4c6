namespace CnnLab.Engine;

/// <summary>One layer that needs the whole batch and shares out its work itself.</summary>
internal sealed class BatchSegment(NetworkNode node, ParameterArena arena, ComputeBackend compute)
    : Segment([node], arena)
{
    private readonly NodeContext _context = new(0, compute.LinearAlgebra, compute.Parallel);

    public override void AllocateSlots(IReadOnlyList<int> elementsPerSample)
    {
        // What a layer alone in its segment reads and writes comes from other segments and goes to others.
    }

    public override void Forward(int count, Phase phase)
    {
        _context.Begin(phase, StepRandom[0], 0, count);
        Run(node, 0, count, _context);
    }

    public override void Backward(int count)
    {
        if (!node.WantsOutputGradient)
        {
            return;
        }

        _context.Begin(Phase.Training, StepRandom[0], 0, count);
        _context.SetGradients(Arena.Gradients, 0, fresh: true);
        ClearGradients(node, _context);
        RunBack(node, 0, count, _context);
    }

    public override bool HasPartialGradients => false;

    public override void SumGradients(int offset, int count)
    {
        // The layer has written its gradients where they belong.
    }
}
