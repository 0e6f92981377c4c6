using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The Gaussian error linear unit <c>x P(X &lt;= x)</c> for a standard normal X (Hendrycks and Gimpel 2016), exact,
/// not the approximation by a hyperbolic tangent.
/// </summary>
[Description("Gaussian error linear unit: x times the normal distribution function of x (Hendrycks and Gimpel 2016).")]
public sealed class GeluActivation : VectorActivation<GeluRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input)
    {
        var distance = graph.Node("Mul", [input, graph.Scalar("root_half", 0.7071067812f)]);
        var doubled = graph.Node("Add", [graph.Node("Erf", distance), graph.Scalar("one", 1)]);
        return graph.Node("Mul", [input, graph.Node("Mul", [doubled, graph.Scalar("half", 0.5f)])]);
    }
}
