using CnnLab.Compute;

namespace CnnLab.Plugins.Pooling;

/// <summary>The generalized mean, with parameter 0 added to the exponent at the start.</summary>
internal readonly struct GeneralizedMeanRule(float start, float epsilon) : IVectorRule
{
    public static bool KeepsState => false;

    public static bool Draws => false;

    public static float Padding => Presence.Padding;

    public TVector Value<TVector, TLanes>(WindowVector<TVector, TLanes> windows, ref TVector state)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (largest, exponent) = (Largest(windows), Exponent(windows));
        var mean = TLanes.Divide(Sums(windows, largest, exponent).Powers, windows.Count);
        var root = VectorFunctions.Exp(TLanes.Divide(VectorFunctions.Log(mean), exponent));
        return TLanes.Multiply(largest, root);
    }

    public void Gradient<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows,
        TVector value,
        TVector state,
        TVector upstream,
        GradientVector<TVector, TLanes> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var exponent = Exponent(windows);
        AddExponentGradient(windows, exponent, TLanes.Multiply(upstream, value), gradient);
        var (lowest, share) = (TLanes.Create(epsilon), TLanes.Divide(upstream, windows.Count));
        var below = TLanes.Subtract(exponent, TLanes.Create(1f));
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var ratio = TLanes.Divide(TLanes.AtLeast(x, lowest), value);
            var derivative = TLanes.Multiply(share, VectorFunctions.Power<TVector, TLanes>(ratio, below));
            gradient.Add(i, TLanes.And(derivative, TLanes.Greater(x, lowest)));
        }
    }

    /// <summary><c>d log y / dp = T / (p S) - log(S / n) / p^2</c>, S and T those of <see cref="Sums"/>.</summary>
    private void AddExponentGradient<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows,
        TVector exponent,
        TVector upstreamTimesValue,
        GradientVector<TVector, TLanes> gradient)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (powers, logarithms) = Sums(windows, Largest(windows), exponent);
        var ofMean = TLanes.Divide(VectorFunctions.Log(TLanes.Divide(powers, windows.Count)), exponent);
        var derivative = TLanes.Divide(TLanes.Subtract(TLanes.Divide(logarithms, powers), ofMean), exponent);
        gradient.AddParameter(0, TLanes.Multiply(upstreamTimesValue, derivative));
    }

    private TVector Exponent<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.Add(TLanes.Create(start), windows.Parameter(0));

    private TVector Largest<TVector, TLanes>(WindowVector<TVector, TLanes> windows)
        where TVector : unmanaged
        where TLanes : ILanes<TVector> => TLanes.AtLeast(WindowMaximum.Of(windows), TLanes.Create(epsilon));

    /// <summary>The sums of <c>r^p</c> and of <c>r^p log r</c> for the values' shares r of the largest.</summary>
    private (TVector Powers, TVector Logarithms) Sums<TVector, TLanes>(
        WindowVector<TVector, TLanes> windows, TVector largest, TVector exponent)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        var (lowest, powers, logarithms) = (TLanes.Create(epsilon), TLanes.Create(0f), TLanes.Create(0f));
        for (var i = 0; i < windows.Length; i++)
        {
            var x = windows[i];
            var logarithm = VectorFunctions.Log(TLanes.Divide(TLanes.AtLeast(x, lowest), largest));
            var power = VectorFunctions.Exp(TLanes.Multiply(exponent, logarithm));
            power = TLanes.And(power, Presence.Of<TVector, TLanes>(x));
            powers = TLanes.Add(powers, power);
            logarithms = TLanes.Add(logarithms, TLanes.Multiply(power, logarithm));
        }

        return (powers, logarithms);
    }
}
