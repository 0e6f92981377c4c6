using System.Numerics;

namespace CnnLab.Plugins.Activations;

/// <summary>The chain rule of an activation whose derivative is said with its output alone.</summary>
internal interface IOutputDerivative
{
    /// <summary>The upstream gradient times f', for some numbers at once.</summary>
    static abstract Vector<float> Chain(Vector<float> upstream, Vector<float> output);
}
