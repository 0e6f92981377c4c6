using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// <c>x tanh(log(1 + e^x))</c> (Misra 2019).
/// </summary>
[Description("x tanh(log(1 + e^x)) (Misra 2019).")]
public sealed class MishActivation : VectorActivation<MishRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("Mul", [input, graph.Node("Tanh", graph.Node("Softplus", input))]);
}
