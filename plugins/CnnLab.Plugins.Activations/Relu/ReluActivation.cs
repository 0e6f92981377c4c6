using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The rectifier <c>f(x) = max(0, x)</c> (Nair and Hinton 2010). The gradient is 1 where x &gt; 0 and 0 elsewhere, at
/// exactly 0 too.
/// </summary>
[Description("Rectifier: max(0, x) (Nair and Hinton 2010).")]
public sealed class ReluActivation : VectorActivation<ReluRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("Relu", input);
}
