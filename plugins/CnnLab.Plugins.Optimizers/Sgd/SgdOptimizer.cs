using System.ComponentModel;
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
[Description("Gradient descent, with momentum and Nesterov's momentum (Polyak 1964).")]
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
        if (_options.Momentum == 0)
        {
            VectorUpdate.Run(update, new DescentRule(update.LearningRate, _options.WeightDecay));
        }
        else
        {
            VectorUpdate.Run(update, new MomentumRule(
                update.LearningRate, _options.WeightDecay, _options.Momentum, _options.Nesterov));
        }
    }
}
