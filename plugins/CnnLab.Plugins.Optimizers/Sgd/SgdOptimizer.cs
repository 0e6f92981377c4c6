using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;

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
        if (StateSlots.Count == 0)
        {
            Descend(update);
        }
        else
        {
            DescendWithMomentum(update);
        }
    }

    private void Descend(ParameterUpdate update)
    {
        var values = MemoryMarshal.Cast<float, Vector<float>>(update.Values);
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(update.Gradient)[..values.Length];
        var (rate, decay) = (update.LearningRate, _options.WeightDecay);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= rate * (gradients[i] + (decay * values[i]));
        }

        for (var i = values.Length * Vector<float>.Count; i < update.Values.Length; i++)
        {
            update.Values[i] -= rate * (update.Gradient[i] + (decay * update.Values[i]));
        }
    }

    private void DescendWithMomentum(ParameterUpdate update)
    {
        var velocity = update.State(0);
        var values = MemoryMarshal.Cast<float, Vector<float>>(update.Values);
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(update.Gradient)[..values.Length];
        var velocities = MemoryMarshal.Cast<float, Vector<float>>(velocity)[..values.Length];
        var (rate, decay, momentum) = (update.LearningRate, _options.WeightDecay, _options.Momentum);
        for (var i = 0; i < values.Length; i++)
        {
            var gradient = gradients[i] + (decay * values[i]);
            velocities[i] = (momentum * velocities[i]) + gradient;
            values[i] -= rate * (_options.Nesterov ? gradient + (momentum * velocities[i]) : velocities[i]);
        }

        for (var i = values.Length * Vector<float>.Count; i < velocity.Length; i++)
        {
            var gradient = update.Gradient[i] + (decay * update.Values[i]);
            velocity[i] = (momentum * velocity[i]) + gradient;
            update.Values[i] -= rate * (_options.Nesterov ? gradient + (momentum * velocity[i]) : velocity[i]);
        }
    }
}
