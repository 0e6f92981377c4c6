using System.Runtime.CompilerServices;

namespace CnnLab.Compute;

/// <summary>An activation that applies a rule to every number, with the widest vectors the processor has.</summary>
/// <typeparam name="TRule">The rule, a struct, so that its functions are inlined.</typeparam>
/// <param name="rule">The rule, where it has numbers of its own.</param>
public abstract class VectorActivation<TRule>(TRule rule = default) : Activation
    where TRule : struct, IVectorActivationRule
{
    /// <inheritdoc/>
    public sealed override bool DerivesFromOutput => TRule.DerivesFromOutput;

    /// <inheritdoc/>
    public sealed override void Forward(ReadOnlyBatch input, Batch output) =>
        Elementwise.Map(input.Values, output.Values, new Function(rule));

    /// <inheritdoc/>
    public sealed override void Backward(
        ReadOnlyBatch input, ReadOnlyBatch output, ReadOnlyBatch outputGradient, Batch inputGradient)
    {
        var x = TRule.DerivesFromOutput ? output.Values : input.Values;
        Elementwise.MapPairs(outputGradient.Values, x, inputGradient.Values, new Gradient(rule));
    }

    private readonly struct Function(TRule rule) : IElementwiseFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of<TVector, TLanes>(TVector x)
            where TVector : unmanaged
            where TLanes : ILanes<TVector> => rule.Value<TVector, TLanes>(x);
    }

    private readonly struct Gradient(TRule rule) : IElementwisePairFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of<TVector, TLanes>(TVector upstream, TVector x)
            where TVector : unmanaged
            where TLanes : ILanes<TVector>
        {
            // Where the function is flat nothing passes, not even an infinite gradient.
            var derivative = rule.Derivative<TVector, TLanes>(x);
            var isSteep = TLanes.NotEqual(derivative, TLanes.Create(0f));
            return TLanes.And(TLanes.Multiply(upstream, derivative), isSteep);
        }
    }
}
