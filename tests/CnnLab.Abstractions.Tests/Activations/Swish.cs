namespace CnnLab.Abstractions.Tests.Activations;

/// <summary>An activation of a user's own in two functions: x / (1 + e^-x).</summary>
internal readonly struct Swish : IActivationRule
{
    public float Value(float x) => x / (1 + MathF.Exp(-x));

    public float Derivative(float x, float value)
    {
        var sigmoid = 1 / (1 + MathF.Exp(-x));
        return value + (sigmoid * (1 - value));
    }
}
