using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The logistic function <c>f(x) = 1 / (1 + e^-x)</c>, with <c>f'(x) = f(x) (1 - f(x))</c>; 0 and 1 for numbers of any
/// size.
/// </summary>
[Description("Logistic function: 1 / (1 + e^-x) (Rumelhart, Hinton, Williams 1986).")]
public sealed class SigmoidActivation : VectorActivation<SigmoidRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("Sigmoid", input);
}
