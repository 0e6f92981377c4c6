using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The identity <c>f(x) = x</c>: no activation.
/// </summary>
[Description("The identity: x.")]
public sealed class LinearActivation : VectorActivation<LinearRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => input;
}
