namespace CnnLab.Plugins.Tests.Optimizers;

/// <summary>Parameters under an optimizer, updated slice by slice.</summary>
internal sealed class OptimizerHarness(Optimizer optimizer, float[] values)
{
    private readonly float[][] _state = [.. optimizer.StateSlots.Select(_ => new float[values.Length])];
    private long _step;

    public float[] Values { get; } = [.. values];

    /// <summary>One step, cut after the given numbers of parameters.</summary>
    public void Step(float[] gradient, params int[] cuts)
    {
        _step++;
        var start = 0;
        foreach (var end in cuts.Append(Values.Length))
        {
            var (values, slice) = (Values.AsMemory(start..end), gradient.AsMemory(start..end));
            optimizer.Update(new ParameterUpdate(
                values.Span, slice.Span, _state, start, _step, optimizer.LearningRate));
            start = end;
        }
    }
}
