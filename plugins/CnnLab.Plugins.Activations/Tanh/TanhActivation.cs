using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The hyperbolic tangent, with <c>f'(x) = 1 - f(x)^2</c>; the activation of LeNet-5 (LeCun and others 1998).
/// </summary>
[Description("Hyperbolic tangent (LeCun and others 1998).")]
public sealed class TanhActivation : VectorActivation<TanhRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("Tanh", input);
}
