using System.Runtime.CompilerServices;
using CnnLab.Compute;

namespace CnnLab.Plugins.Optimizers;

/// <summary>
/// The step that Adam and its relatives share: m and v, the first and the second slot, follow the gradient and its
/// square, and the parameter moves by <c>(mean_rate m + gradient_rate g) / (sqrt(v) + epsilon)</c>.
/// </summary>
internal readonly struct AdamRule : IUpdateRule
{
    public static int Slots => 2;

    /// <summary>How much of the gradient m takes up, 1 - beta_1.</summary>
    public required float MeanGain { get; init; }

    /// <summary>How much of the squared gradient v takes up, 1 - beta_2.</summary>
    public required float SquareGain { get; init; }

    /// <summary>The step for m.</summary>
    public required float MeanRate { get; init; }

    /// <summary>The step for the gradient itself.</summary>
    public float GradientRate { get; init; }

    /// <summary>What is added to the divisor.</summary>
    public required float Epsilon { get; init; }

    /// <summary>How much of the parameter is added to its gradient.</summary>
    public float CoupledDecay { get; init; }

    /// <summary>How much of the parameter is taken from it before the step.</summary>
    public float DecoupledDecay { get; init; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TVector, TLanes>(ref TVector value, TVector gradient, ref TVector first, ref TVector second)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        gradient = TLanes.Add(gradient, TLanes.Multiply(TLanes.Create(CoupledDecay), value));
        value = TLanes.Subtract(value, TLanes.Multiply(TLanes.Create(DecoupledDecay), value));
        first = TLanes.Add(first, TLanes.Multiply(TLanes.Create(MeanGain), TLanes.Subtract(gradient, first)));
        var surplus = TLanes.Subtract(TLanes.Multiply(gradient, gradient), second);
        second = TLanes.Add(second, TLanes.Multiply(TLanes.Create(SquareGain), surplus));
        var ahead = TLanes.Multiply(TLanes.Create(GradientRate), gradient);
        var step = TLanes.Add(TLanes.Multiply(TLanes.Create(MeanRate), first), ahead);
        var divisor = TLanes.Add(TLanes.SquareRoot(second), TLanes.Create(Epsilon));
        value = TLanes.Subtract(value, TLanes.Divide(step, divisor));
    }
}
