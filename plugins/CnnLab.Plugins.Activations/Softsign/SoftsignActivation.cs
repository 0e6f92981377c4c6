using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// <c>x / (1 + |x|)</c> (Bergstra and others 2009).
/// </summary>
[Description("x / (1 + |x|) (Bergstra and others 2009).")]
public sealed class SoftsignActivation : VectorActivation<SoftsignRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("Softsign", input);
}
