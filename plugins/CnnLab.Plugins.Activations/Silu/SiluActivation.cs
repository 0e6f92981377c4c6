using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The sigmoid-weighted linear unit <c>x / (1 + e^-x)</c>, also called swish (Elfwing, Uchibe, Doya 2018;
/// Ramachandran, Zoph, Le 2017).
/// </summary>
[Description("Sigmoid-weighted linear unit (swish): x / (1 + e^-x) (Elfwing, Uchibe, Doya 2018).")]
public sealed class SiluActivation : VectorActivation<SiluRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("Mul", [input, graph.Node("Sigmoid", input)]);
}
