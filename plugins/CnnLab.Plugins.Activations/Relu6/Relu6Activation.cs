using System.ComponentModel;
using CnnLab.Compute;

namespace CnnLab.Plugins.Activations;

/// <summary>
/// The rectifier with a ceiling, <c>f(x) = min(max(0, x), 6)</c> (Krizhevsky, "Convolutional Deep Belief Networks
/// on CIFAR-10", 2010). The gradient is 1 where 0 &lt; x &lt; 6 and 0 elsewhere.
/// </summary>
[Description("Rectifier with a ceiling: min(max(0, x), 6) (Krizhevsky 2010).")]
public sealed class Relu6Activation : VectorActivation<Relu6Rule>, IOnnxExportable
{
    /// <inheritdoc/>
    public string ExportOnnx(OnnxGraph graph, string input) =>
        graph.Node("Clip", [input, graph.Scalar("minimum", 0), graph.Scalar("maximum", 6)]);
}
