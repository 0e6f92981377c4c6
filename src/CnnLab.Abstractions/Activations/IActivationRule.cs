namespace CnnLab;

/// <summary>
/// An activation as two functions of one number. Write it as a <c>readonly struct</c> and register it with
/// <see cref="PluginBuilderExtensions.AddActivation{TRule}"/>.
/// </summary>
public interface IActivationRule
{
    /// <summary>f(x).</summary>
    float Value(float x);

    /// <summary>f'(x).</summary>
    /// <param name="x">The input.</param>
    /// <param name="value">f(x), where the derivative is easier to say with it.</param>
    float Derivative(float x, float value);
}
