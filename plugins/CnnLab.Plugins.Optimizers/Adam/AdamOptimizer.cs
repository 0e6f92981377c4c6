using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// Adam (Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015), in the order of the paper's section 2, as
/// Keras: <c>m += (1 - beta_1) (g - m); v += (1 - beta_2) (g^2 - v); w -= a m / (sqrt(v) + epsilon)</c> with <c>a =
/// learning_rate sqrt(1 - beta_2^t) / (1 - beta_1^t)</c> and <c>g = gradient + weight_decay * w</c>.
/// </summary>
/// <remarks>
/// PyTorch follows the paper's Algorithm 1, which adds its epsilon (1e-8) after v has been corrected: the steps differ
/// only where gradients are about as small as epsilon.
/// </remarks>
/// <param name="options">The options.</param>
[Description("Adam: steps scaled by running means of the gradient and its square.")]
public sealed class AdamOptimizer(AdamOptions options) : Optimizer
{
    /// <inheritdoc/>
    public override float LearningRate => options.LearningRate;

    /// <summary><c>m</c> and <c>v</c>, the running means of the gradient and of its square.</summary>
    public override IReadOnlyList<string> StateSlots { get; } = ["m", "v"];

    /// <inheritdoc/>
    public override void Update(ParameterUpdate update)
    {
        var (rate, done) = (CorrectedRate(update), 0);
        if (Vector512.IsHardwareAccelerated)
        {
            done = Update<Vector512<float>, LanesOf16>(update, rate, done);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            done = Update<Vector256<float>, LanesOf8>(update, rate, done);
        }

        if (Vector128.IsHardwareAccelerated)
        {
            done = Update<Vector128<float>, LanesOf4>(update, rate, done);
        }

        Update<float, LanesOf1>(update, rate, done);
    }

    private int Update<TVector, TLanes>(ParameterUpdate update, float correctedRate, int start)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        ref var values = ref MemoryMarshal.GetReference(update.Values);
        ref var gradients = ref MemoryMarshal.GetReference(update.Gradient);
        ref var means = ref MemoryMarshal.GetReference(update.State(0));
        ref var squares = ref MemoryMarshal.GetReference(update.State(1));
        var (gain1, gain2) = (TLanes.Create((float)(1 - options.Beta1)), TLanes.Create((float)(1 - options.Beta2)));
        var (rate, decay) = (TLanes.Create(correctedRate), TLanes.Create(options.WeightDecay));
        var epsilon = TLanes.Create(options.Epsilon);
        for (; start + TLanes.Count <= update.Values.Length; start += TLanes.Count)
        {
            var value = TLanes.Load(in values, (nuint)start);
            var gradient = TLanes.Add(TLanes.Load(in gradients, (nuint)start), TLanes.Multiply(decay, value));
            var mean = TLanes.Load(in means, (nuint)start);
            mean = TLanes.Add(mean, TLanes.Multiply(gain1, TLanes.Subtract(gradient, mean)));
            var square = TLanes.Load(in squares, (nuint)start);
            var surplus = TLanes.Subtract(TLanes.Multiply(gradient, gradient), square);
            square = TLanes.Add(square, TLanes.Multiply(gain2, surplus));
            TLanes.Store(mean, ref means, (nuint)start);
            TLanes.Store(square, ref squares, (nuint)start);
            var step = TLanes.Divide(TLanes.Multiply(rate, mean), TLanes.Add(TLanes.SquareRoot(square), epsilon));
            TLanes.Store(TLanes.Subtract(value, step), ref values, (nuint)start);
        }

        return start;
    }

    /// <summary>The learning rate with both running means' start at 0 corrected.</summary>
    private float CorrectedRate(ParameterUpdate update)
    {
        var (share1, share2) = (1 - Math.Pow(options.Beta1, update.Step), 1 - Math.Pow(options.Beta2, update.Step));
        return (float)(update.LearningRate * Math.Sqrt(share2) / share1);
    }
}
