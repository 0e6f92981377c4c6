using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Gradient descent with momentum (Polyak 1964; Nesterov 1983 in the form of Sutskever and others 2013), as PyTorch
/// writes it: <c>g += weight_decay * w; v = momentum * v + g; w -= learning_rate * (nesterov ? g + momentum * v :
/// v)</c>.
/// </summary>
/// <remarks>
/// Keras keeps <c>-learning_rate * v</c> as its velocity. With a constant learning rate the steps are the same; when a
/// schedule lowers the rate, here the whole velocity slows down at once, there only what is added from then on.
/// </remarks>
[Description("Gradient descent, with momentum and Nesterov's momentum.")]
public sealed class SgdOptimizer : Optimizer
{
    private readonly SgdOptions _options;

    /// <summary>The optimizer.</summary>
    /// <exception cref="ComponentException"><c>nesterov</c> without <c>momentum</c>.</exception>
    public SgdOptimizer(SgdOptions options)
    {
        if (options.Nesterov && options.Momentum == 0)
        {
            throw new ComponentException(
                "nesterov is true and momentum is 0. Expected a momentum above 0, for example 0.9, or nesterov false.");
        }

        _options = options;
        StateSlots = options.Momentum == 0 ? [] : ["velocity"];
    }

    /// <inheritdoc/>
    public override float LearningRate => _options.LearningRate;

    /// <summary><c>velocity</c>; none without momentum.</summary>
    public override IReadOnlyList<string> StateSlots { get; }

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        var done = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            done = Update<Vector512<float>, LanesOf16>(update, done);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            done = Update<Vector256<float>, LanesOf8>(update, done);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            done = Update<Vector128<float>, LanesOf4>(update, done);
        }

        Update<float, LanesOf1>(update, done);
    }

    private int Update<TVector, TLanes>(ParameterUpdate update, int start)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => StateSlots.Count == 0
        ? Descend<TVector, TLanes>(update, start)
        : DescendWithMomentum<TVector, TLanes>(update, start);

    private int Descend<TVector, TLanes>(ParameterUpdate update, int start)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var values = ref MemoryMarshal.GetReference(update.Values);
        ref var gradients = ref MemoryMarshal.GetReference(update.Gradient);
        var (rate, decay) = (TLanes.Create(update.LearningRate), TLanes.Create(_options.WeightDecay));
        for (; start + TLanes.Count <= update.Values.Length; start += TLanes.Count)
        {
            var value = TLanes.Load(in values, (nuint)start);
            var gradient = TLanes.Add(TLanes.Load(in gradients, (nuint)start), TLanes.Multiply(decay, value));
            TLanes.Store(TLanes.Subtract(value, TLanes.Multiply(rate, gradient)), ref values, (nuint)start);
        }

        return start;
    }

    private int DescendWithMomentum<TVector, TLanes>(ParameterUpdate update, int start)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var values = ref MemoryMarshal.GetReference(update.Values);
        ref var gradients = ref MemoryMarshal.GetReference(update.Gradient);
        ref var velocities = ref MemoryMarshal.GetReference(update.State(0));
        var (rate, decay) = (TLanes.Create(update.LearningRate), TLanes.Create(_options.WeightDecay));
        var (momentum, nesterov) = (TLanes.Create(_options.Momentum), _options.Nesterov);
        for (; start + TLanes.Count <= update.Values.Length; start += TLanes.Count)
        {
            var value = TLanes.Load(in values, (nuint)start);
            var gradient = TLanes.Add(TLanes.Load(in gradients, (nuint)start), TLanes.Multiply(decay, value));
            var velocity = TLanes.Load(in velocities, (nuint)start);
            velocity = TLanes.Add(TLanes.Multiply(momentum, velocity), gradient);
            TLanes.Store(velocity, ref velocities, (nuint)start);
            var step = nesterov ? TLanes.Add(gradient, TLanes.Multiply(momentum, velocity)) : velocity;
            TLanes.Store(TLanes.Subtract(value, TLanes.Multiply(rate, step)), ref values, (nuint)start);
        }

        return start;
    }
}
