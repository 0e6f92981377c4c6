using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// Straight lines and a parabola in place of swish: <c>x min(max(0, x + 3), 6) / 6</c> (Howard and others,
/// "Searching for MobileNetV3", 2019).
/// </summary>
[Description("Piecewise swish: x min(max(0, x + 3), 6) / 6 (Howard and others 2019).")]
public sealed class HardSwishActivation : VectorActivation<HardSwishRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) => graph.Node("HardSwish", input);
}
