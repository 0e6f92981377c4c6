using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The smooth rectifier <c>log(1 + e^x)</c> (Dugas and others 2001).
/// </summary>
[Description("Smooth rectifier: log(1 + e^x) (Dugas and others 2001).")]
public sealed class SoftplusActivation : VectorActivation<SoftplusRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("Softplus", input);
}
