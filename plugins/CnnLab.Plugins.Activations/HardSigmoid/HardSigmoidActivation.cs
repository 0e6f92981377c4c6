using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// Straight lines in place of the sigmoid: <c>min(max(0, x + 3), 6) / 6</c> (Courbariaux, Bengio, David 2015; with
/// the slope of Howard and others, "Searching for MobileNetV3", 2019, as Keras 3 and PyTorch).
/// </summary>
[Description("Piecewise linear sigmoid: min(max(0, x + 3), 6) / 6 (Courbariaux, Bengio, David 2015).")]
public sealed class HardSigmoidActivation : VectorActivation<HardSigmoidRule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("HardSigmoid", input, new("alpha", 1f / 6), new("beta", 0.5f));
}
